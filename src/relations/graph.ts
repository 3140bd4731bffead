import type { NewsArticle } from '../features/news/model.ts'
import type { Page } from '../features/pages/model.ts'
import type { Topic } from '../features/topics/model.ts'
import type { University } from '../features/universities/model.ts'
import { type Locale, type Localised, localise } from '../site/locales.ts'
import { pathFor } from '../site/routes.ts'
import type { Translations } from './translations.ts'

/** A link as a page prints it: where it leads, its words, and their language where it isn't the page's. */
export interface EntryLink {
  readonly href: string
  readonly title: string
  readonly lang: Locale
  /** The language of the page that it leads to. */
  readonly hreflang: Locale
}

/** Another entry, with the reason why a reader of this one may want it. */
export interface Related<Entry> {
  readonly entry: Entry
  readonly sharedTopics: readonly string[]
}

export interface Entries {
  readonly news: readonly NewsArticle[]
  readonly universities: readonly University[]
  readonly topics: readonly Topic[]
  readonly pages: readonly Page[]
  readonly translations: readonly Translations[]
}

/** Who refers to whom, worked out once over all entries. Ids that no entry has are skipped: the loader reported them. */
export type Graph = ReturnType<typeof createGraph>

export function createGraph(entries: Entries) {
  const inOneLanguage = byId<NewsArticle | Page>([...entries.news, ...entries.pages])
  const news = byId(entries.news)
  const universities = byId(entries.universities)
  const topics = byId(entries.topics)
  const groups = translationGroups(entries.translations, inOneLanguage)
  const narrower = groupBy(entries.topics, ({ broader }) => (broader === undefined ? [] : [broader]))
  const newsByTopic = groupBy(entries.news, (article) => article.topics)
  const newsByMention = groupBy(entries.news, mentions)
  const universitiesByTopic = groupBy(entries.universities, ({ strengths }) => strengths)
  const universitiesByMention = groupBy(entries.universities, ({ linked }) => linked.map(({ id }) => id))
  const pagesByMention = groupBy(entries.pages, ({ linked }) => linked.map(({ id }) => id))

  /** The ids of a document and of its translations: what refers to one refers to the text. */
  const sameText = (id: string) => [...new Set([id, ...Object.values(groups.get(id) ?? {})])]

  function link(id: string, locale: Locale): EntryLink | undefined {
    const document = inOneLanguage.get(groups.get(id)?.[locale] ?? id) ?? inOneLanguage.get(id)
    if (document) {
      const kind = 'category' in document ? 'newsArticle' : 'page'
      const { language, title, slug } = document
      return { href: pathFor({ kind, slug }, language), title, lang: language, hreflang: language }
    }
    const university = universities.get(id)
    if (university) return profileLink('university', university.slug, university.name, locale)
    const topic = topics.get(id)
    if (topic) return profileLink('topic', topic.slug, topic.title, locale)
    return undefined
  }

  return {
    ...entries,
    link,
    links: (ids: readonly string[], locale: Locale) => present(ids.map((id) => link(id, locale))),
    /** Links by the id that they lead to, for the links inside a text. */
    linksById: (ids: readonly string[], locale: Locale): Record<string, EntryLink> =>
      Object.fromEntries(ids.flatMap((id) => (link(id, locale) ? [[id, link(id, locale)!]] : []))),
    topicsOf: (ids: readonly string[]) => present(ids.map((id) => topics.get(id))),
    universitiesOf: (ids: readonly string[]) => present(ids.map((id) => universities.get(id))),
    newsIn: (locale: Locale) => entries.news.filter(({ language }) => language === locale),
    /** The paths of a text's translations, its own among them. */
    translationPaths(document: NewsArticle | Page): Localised<string> {
      const group: Localised<string> = groups.get(document.id) ?? { [document.language]: document.id }
      return Object.fromEntries(
        Object.entries(group).map(([locale, id]) => [locale, link(id, locale as Locale)!.href]),
      )
    },
    narrowerTopics: (id: string) => narrower.get(id) ?? [],
    /** From the top of the tree to the topic itself. A circle of topics ends where it would begin again. */
    topicPath(topic: Topic): Topic[] {
      const path = [topic]
      for (
        let next = topics.get(topic.broader ?? '');
        next && !path.includes(next);
        next = topics.get(next.broader ?? '')
      ) {
        path.unshift(next)
      }
      return path
    },
    /** Articles in a language that refer to an entry: as their topic, as what they are about, or in their text. */
    newsReferringTo(id: string, locale: Locale): NewsArticle[] {
      const found = new Set(
        sameText(id).flatMap((each) => [
          ...(newsByTopic.get(each) ?? []),
          ...(newsByMention.get(each) ?? []),
        ]),
      )
      return entries.news.filter(
        (article) => found.has(article) && article.language === locale && article.id !== id,
      )
    },
    universitiesReferringTo(id: string): University[] {
      const found = new Set(
        sameText(id).flatMap((each) => [
          ...(universitiesByTopic.get(each) ?? []),
          ...(universitiesByMention.get(each) ?? []),
        ]),
      )
      return entries.universities.filter((university) => found.has(university) && university.id !== id)
    },
    pagesReferringTo(id: string, locale: Locale): Page[] {
      const found = new Set(sameText(id).flatMap((each) => pagesByMention.get(each) ?? []))
      return entries.pages.filter((page) => found.has(page) && page.language === locale && page.id !== id)
    },
    /** Articles in the same language that share most topics, the newest first among equals. */
    relatedNews(article: NewsArticle, count: number): Related<NewsArticle>[] {
      const shared = new Map<NewsArticle, string[]>()
      for (const topic of article.topics) {
        for (const other of newsByTopic.get(topic) ?? []) {
          if (other.language === article.language && other.id !== article.id) {
            shared.set(other, [...(shared.get(other) ?? []), topic])
          }
        }
      }
      return [...shared]
        .map(([entry, sharedTopics]) => ({ entry, sharedTopics }))
        .sort((a, b) => b.sharedTopics.length - a.sharedTopics.length || byNewest(a.entry, b.entry))
        .slice(0, count)
    },
    newsById: (id: string) => news.get(id),
  }
}

function byNewest(a: NewsArticle, b: NewsArticle): number {
  return Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? -1 : 1)
}

function mentions(article: NewsArticle): string[] {
  return [...article.about, ...article.linked.map(({ id }) => id)]
}

function profileLink(
  kind: 'university' | 'topic',
  slug: string,
  names: Localised<string>,
  locale: Locale,
): EntryLink | undefined {
  const name = localise(names, locale)
  return (
    name && { href: pathFor({ kind, slug }, locale), title: name.value, lang: name.lang, hreflang: locale }
  )
}

/** For each document, the documents that are the same text, by the language that they say they are in. */
function translationGroups(
  translations: readonly Translations[],
  documents: ReadonlyMap<string, { id: string; language: Locale }>,
): Map<string, Localised<string>> {
  const groups = new Map<string, Localised<string>>()
  for (const { translations: members } of translations) {
    const group: Localised<string> = {}
    for (const { id } of members) {
      const document = documents.get(id)
      if (document) group[document.language] ??= id
    }
    for (const id of Object.values(group)) groups.set(id, group)
  }
  return groups
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

function groupBy<Entry>(
  entries: readonly Entry[],
  keys: (entry: Entry) => readonly string[],
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const key of new Set(keys(entry))) groups.set(key, [...(groups.get(key) ?? []), entry])
  return groups
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined)
}
