import type { Strings } from '../i18n/en.ts'
import type { EntriesByKind, EntryGroup, Graph } from '../relations/graph.ts'
import type { Locale } from '../site/locales.ts'
import type { Section } from '../site/routes.ts'
import { endOf } from '../ui/time.ts'
import { type CardGroup, cardGroup } from './connections.ts'
import { facetsOf } from './facets.ts'
import { byName, paged } from './lists.ts'

/** Sections whose list pages need no more than cards and facets. */
export const plainSections = ['expert', 'organisation', 'programme', 'event', 'standard'] as const
export type PlainSection = (typeof plainSections)[number]

/** The words of a section. */
export function sectionText(section: Section, text: Omit<Strings, 'facets'>) {
  const words = {
    newsArticle: { ...text.news, count: text.counts.news },
    university: { ...text.universities, count: text.counts.universities },
    expert: { ...text.experts, count: text.counts.experts },
    organisation: { ...text.organisations, count: text.counts.organisations },
    programme: { ...text.programmes, count: text.counts.programmes },
    event: { ...text.events, count: text.counts.events },
    standard: { ...text.standards, count: text.counts.standards },
    topic: { ...text.topics, count: text.counts.topics },
  }
  return words[section]
}

/** Facets as links: each value with the number of its entries. */
export function facetLinks(section: Section, graph: Graph, locale: Locale) {
  return facetsOf(section, graph, locale).map(({ by, values }) => ({
    by,
    values: values.map(({ value, label, entries }) => ({ value, label, count: entries.length })),
  }))
}

/** The pages of a section's list, each with its cards. */
export function sectionPages(section: PlainSection, graph: Graph, locale: Locale) {
  return paged(sorted(section, graph, locale)).map(({ params, props: { items, paging } }) => ({
    params,
    props: {
      section,
      paging,
      cards: cardGroup({ kind: section, entries: items } as unknown as EntryGroup, graph, locale),
    },
  }))
}

/** Every agreement, as the list of standards shows them. */
export function agreements(graph: Graph, locale: Locale): CardGroup[] {
  if (graph.agreement.length === 0) return []
  return [cardGroup({ kind: 'agreement', entries: byName(graph.agreement, locale) }, graph, locale)]
}

/** The pages of every value of a section's facets, each with its cards. */
export function facetPages(section: Section, graph: Graph, locale: Locale) {
  return facetsOf(section, graph, locale).flatMap(({ by, values }) =>
    values.flatMap(({ value, label, entries }) =>
      paged(entries).map(({ params, props: { items, paging } }) => ({
        params: { ...params, by, value },
        props: {
          section,
          by,
          value,
          label,
          // A list of nothing but samples stays out of search engines as they do.
          sample: isSample(entries),
          paging,
          cards: cardGroup({ kind: section, entries: items } as unknown as EntryGroup, graph, locale),
        },
      })),
    ),
  )
}

export function isSample(entries: readonly EntriesByKind[Section][]): boolean {
  return entries.every((entry) => 'sample' in entry && entry.sample)
}

/** Events by time, the latest first; everything else by name. */
function sorted(section: PlainSection, graph: Graph, locale: Locale): readonly EntriesByKind[PlainSection][] {
  if (section !== 'event') return byName<EntriesByKind[PlainSection]>(graph[section], locale)
  return [...graph.event].sort((a, b) => endOf(b.when) - endOf(a.when) || (a.id < b.id ? -1 : 1))
}
