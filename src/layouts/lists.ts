import { expertSortKey } from '../features/experts/names.ts'
import type { EntriesByKind, Graph } from '../relations/graph.ts'
import { type Locale, localeFacts, localise } from '../site/locales.ts'
import { pathFor, type Section } from '../site/routes.ts'

/** Where a reader is in a list: pages count from 1, `total` is the number of entries on all of them. */
export interface Paging {
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** How many entries a page of a list holds. */
export const pageSize = 24

/** The pages of a list, at least one, as the static paths of a `[...page]` file. */
export function paged<Item>(items: readonly Item[], size: number = pageSize) {
  const pages = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: pages }, (_, index) => ({
    params: { page: index === 0 ? undefined : `page/${index + 1}` },
    props: {
      items: items.slice(index * size, (index + 1) * size),
      paging: { page: index + 1, pages, total: items.length } satisfies Paging,
    },
  }))
}

/** What is real before what is invented: the home page opens with the former, however old. */
export function samplesLast<Item extends { readonly sample: boolean }>(items: readonly Item[]): Item[] {
  return [...items.filter(({ sample }) => !sample), ...items.filter(({ sample }) => sample)]
}

type Named = EntriesByKind[Exclude<Section, 'newsArticle'> | 'agreement']

/** What an entry is called in a language, or in the nearest one that it has a name in. */
export function nameOf(entry: Named, locale: Locale): string {
  return localise('name' in entry ? entry.name : entry.title, locale)?.value ?? ''
}

/** What entries are called in a language. */
export function namesIn(entries: readonly Named[], locale: Locale): string[] {
  return entries.map((entry) => nameOf(entry, locale))
}

/**
 * In the order of the language: Latin alphabetical, Chinese by the collation of its region. People stand in English by
 * their surname, wherever it stands in the name.
 */
export function byName<Entry extends Named>(entries: readonly Entry[], locale: Locale): Entry[] {
  const collator = new Intl.Collator(localeFacts[locale].intl)
  return entries
    .map((entry) => ({
      entry,
      name: locale === 'en' && 'familyName' in entry ? expertSortKey(entry) : nameOf(entry, locale),
    }))
    .sort((a, b) => collator.compare(a.name, b.name) || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => entry)
}

/** What the map of universities shows. */
export function universityDots(graph: Graph, locale: Locale) {
  return graph.university.flatMap(({ name, slug, location, country }) =>
    location
      ? [
          {
            name: localise(name, locale)!,
            href: pathFor({ kind: 'university', slug }, locale),
            location,
            country,
          },
        ]
      : [],
  )
}
