import { type Agreement, agreementType, type Standard, standardType } from '../features/standards/model.ts'
import { type Event, eventType } from '../features/events/model.ts'
import { type Expert, expertType } from '../features/experts/model.ts'
import { type NewsArticle, newsType } from '../features/news/model.ts'
import { type Organisation, organisationType } from '../features/organisations/model.ts'
import { type Page, pageType } from '../features/pages/model.ts'
import { type Programme, programmeType } from '../features/programmes/model.ts'
import { type Topic, topicType } from '../features/topics/model.ts'
import { type University, universityType } from '../features/universities/model.ts'
import type { AnyDocumentType } from '../sanity/document-type.ts'
import { type Locale, type Localised, localise } from '../site/locales.ts'
import { pathFor } from '../site/routes.ts'
import { createRelated } from './related.ts'
import { translationGroups, type Translations } from './translations.ts'

/** The entries of each kind that has a page. */
export interface EntriesByKind {
  readonly newsArticle: NewsArticle
  readonly page: Page
  readonly university: University
  readonly expert: Expert
  readonly organisation: Organisation
  readonly programme: Programme
  readonly event: Event
  readonly standard: Standard
  readonly agreement: Agreement
  readonly topic: Topic
}

export type Kind = keyof EntriesByKind

type AnyEntry = EntriesByKind[Kind]

/** Entries of one kind, to be shown together. */
export type EntryGroup = {
  [K in Kind]: { readonly kind: K; readonly entries: readonly EntriesByKind[K][] }
}[Kind]

export type Entries = { readonly [K in Kind]: readonly EntriesByKind[K][] } & {
  readonly translations: readonly Translations[]
}

/** A link as a page prints it: where it leads, its words, and their language where it isn't the page's. */
export interface EntryLink {
  readonly href: string
  readonly title: string
  readonly lang: Locale
  /** The language of the page that it leads to. */
  readonly hreflang: Locale
}

const types: Record<Kind, AnyDocumentType> = {
  programme: programmeType,
  expert: expertType,
  event: eventType,
  newsArticle: newsType,
  university: universityType,
  organisation: organisationType,
  standard: standardType,
  agreement: agreementType,
  topic: topicType,
  page: pageType,
}

export const kinds = Object.keys(types) as Kind[]

/** What two entries of a kind can have in common that makes one interesting to a reader of the other. */
const commonGround: ReadonlySet<Kind> = new Set([
  'topic',
  'university',
  'organisation',
  'expert',
  'event',
  'standard',
])

function grouped(entriesOf: (kind: Kind) => readonly AnyEntry[]): EntryGroup[] {
  return kinds
    .map((kind) => ({ kind, entries: entriesOf(kind) }) as EntryGroup)
    .filter(({ entries }) => entries.length > 0)
}

/** Who refers to whom, worked out once over all entries. Ids that no entry has are skipped: the loader reported them. */
export type Graph = ReturnType<typeof createGraph>

export function createGraph(entries: Entries) {
  const located = new Map<
    string,
    { readonly kind: Kind; readonly entry: AnyEntry; readonly position: number }
  >()
  for (const kind of kinds) {
    for (const entry of entries[kind]) located.set(entry.id, { kind, entry, position: located.size })
  }
  const groups = translationGroups(
    entries.translations,
    new Map([...entries.newsArticle, ...entries.page].map((each) => [each.id, each])),
  )
  const references = new Map<string, readonly string[]>()
  const referrers = new Map<string, string[]>()
  for (const [id, { kind, entry }] of located) {
    const found = new Set((types[kind].references?.(entry) ?? []).map((reference) => reference.id))
    const present = [...found].filter((each) => located.has(each) && each !== id)
    references.set(id, present)
    for (const each of present) referrers.set(each, [...(referrers.get(each) ?? []), id])
  }

  /** The ids of a document and of its translations: what refers to one refers to the text. */
  const sameText = (id: string) => [...new Set([id, ...Object.values(groups.get(id) ?? {})])]
  const all = <K extends Kind>(kind: K, ids: readonly string[]): EntriesByKind[K][] =>
    ids.flatMap((id) => {
      const found = located.get(id)
      return found?.kind === kind ? [found.entry as EntriesByKind[K]] : []
    })
  const ties = (id: string) => [...new Set([...(references.get(id) ?? []), ...(referrers.get(id) ?? [])])]
  const related = createRelated(
    ties,
    (id) => located.get(id)?.kind,
    (id) => located.get(id)?.position ?? 0,
    (kind) => commonGround.has(kind),
  )

  function link(id: string, locale: Locale): EntryLink | undefined {
    const translated = groups.get(id)?.[locale] ?? id
    const found = located.get(translated) ?? located.get(id)
    if (!found) return undefined
    const { entry, kind } = found
    if ('language' in entry) {
      const { language, title } = entry
      return {
        href: pathFor({ kind, slug: entry.slug }, language),
        title,
        lang: language,
        hreflang: language,
      }
    }
    const name = localise('name' in entry ? entry.name : entry.title, locale)
    return (
      name && {
        href: pathFor({ kind, slug: entry.slug }, locale),
        title: name.value,
        lang: name.lang,
        hreflang: locale,
      }
    )
  }

  /** Links by the id that they lead to; ids of what is not on the site have none. */
  function linksById(ids: readonly string[], locale: Locale): Record<string, EntryLink> {
    return Object.fromEntries(
      ids.flatMap((id) => {
        const to = link(id, locale)
        return to ? [[id, to]] : []
      }),
    )
  }

  return {
    ...entries,
    link,
    links: (ids: readonly string[], locale: Locale) => ids.flatMap((id) => link(id, locale) ?? []),
    linksById,
    /** Where the links inside an entry's text lead, by id. */
    textLinks: ({ linked }: { readonly linked: readonly { readonly id: string }[] }, locale: Locale) =>
      linksById(
        linked.map(({ id }) => id),
        locale,
      ),
    /** The entries of one kind among ids, in the order given. */
    all,
    /** Entries of any kind among ids, by kind. */
    groups: (ids: readonly string[]): EntryGroup[] => grouped((kind) => all(kind, ids)),
    newsIn: (locale: Locale) => entries.newsArticle.filter(({ language }) => language === locale),
    /** The paths of a text's translations, its own among them. */
    translationPaths(document: NewsArticle | Page): Localised<string> {
      const group: Localised<string> = groups.get(document.id) ?? { [document.language]: document.id }
      return Object.fromEntries(
        Object.entries(group).map(([locale, id]) => [locale, link(id, locale as Locale)!.href]),
      )
    },
    /** Entries of a kind that refer to an entry or to one of its translations; texts only in the reader's language. */
    referringTo<K extends Kind>(id: string, kind: K, locale: Locale): EntriesByKind[K][] {
      const same = sameText(id)
      const found = new Set(same.flatMap((each) => referrers.get(each) ?? []))
      return all(kind, [...found]).filter(
        (entry) => !same.includes(entry.id) && (!('language' in entry) || entry.language === locale),
      )
    },
    /** Everything that refers to an entry, by kind, in the order in which pages show it. */
    backlinks(id: string, locale: Locale): EntryGroup[] {
      return grouped((kind) => this.referringTo(id, kind, locale))
    },
    narrowerTopics: (id: string) =>
      all('topic', referrers.get(id) ?? []).filter(({ broader }) => broader === id),
    /** From the top of the tree to the topic itself. A circle of topics ends where it would begin again. */
    topicPath(topic: Topic): Topic[] {
      const path = [topic]
      for (;;) {
        const [next] = all('topic', [path[0]?.broader ?? ''])
        if (!next || path.includes(next)) return path
        path.unshift(next)
      }
    },
    /**
     * Entries of the same kind that have most in common with an entry: topics, institutions, people, meetings. Texts are
     * compared within their language. `shared` are the ids of what they have in common, the rarest first.
     */
    related<K extends Kind>(
      kind: K,
      entry: EntriesByKind[K],
      count: number,
    ): { entry: EntriesByKind[K]; shared: string[] }[] {
      const language = 'language' in entry ? entry.language : undefined
      const isCandidate = (id: string) => {
        const other = located.get(id)?.entry
        return other !== undefined && (!('language' in other) || other.language === language)
      }
      return related(entry.id, kind, count, isCandidate).flatMap(({ id, shared }) =>
        all(kind, [id]).map((other) => ({ entry: other, shared })),
      )
    },
  }
}
