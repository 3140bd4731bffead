import type { Topic } from '../features/topics/model.ts'
import type { University } from '../features/universities/model.ts'
import type { Graph } from '../relations/graph.ts'
import type { Head } from '../seo/head.ts'
import { type Locale, localeFacts, type Localised, localise, locales } from '../site/locales.ts'
import { pathFor, type Route } from '../site/routes.ts'

/** Where a reader is in a list: pages count from 1, `total` is the number of entries on all of them. */
export interface Paging {
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** The pages of a list, at least one, as the static paths of a `[...page]` file. */
export function paged<Item>(items: readonly Item[], size: number) {
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

/** The path of a route in each language, for pages that exist in all of them. */
export function inEveryLanguage(route: Route): Localised<string> {
  return Object.fromEntries(locales.map((locale) => [locale, pathFor(route, locale)]))
}

/**
 * What the head says of a profile, which has a page in every language whether or not its text exists in it: without
 * the text the page is kept out of search engines, in favour of the page in the nearest language that has it.
 */
export function profileHead(
  route: Route,
  languages: readonly Locale[],
  locale: Locale,
  sample = false,
): Pick<Head, 'path' | 'languages' | 'canonicalPath' | 'noindex'> {
  const translated = languages.includes(locale)
  const nearest = localeFacts[locale].fallbacks.find((each) => languages.includes(each)) ?? locale
  return {
    path: pathFor(route, locale),
    languages: Object.fromEntries(languages.map((each) => [each, pathFor(route, each)])),
    canonicalPath: translated ? undefined : pathFor(route, nearest),
    noindex: sample || !translated,
  }
}

export function titlesIn(topics: readonly Topic[], locale: Locale): string[] {
  return topics.flatMap(({ title }) => localise(title, locale)?.value ?? [])
}

/** In the order of the language: Latin alphabetical, Chinese by the collation of its region. */
export function byName(universities: readonly University[], locale: Locale): University[] {
  const collator = new Intl.Collator(localeFacts[locale].intl)
  const nameOf = (university: University) => localise(university.name, locale)?.value ?? ''
  return [...universities].sort((a, b) => collator.compare(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : 1))
}

/** What the map of universities shows. */
export function universityDots(universities: readonly University[], locale: Locale) {
  return universities.flatMap(({ name, slug, location, country }) =>
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

/** How many entries a reader of a language finds on a topic's page. */
export function entriesOn(graph: Graph, topicId: string, locale: Locale): number {
  return graph.newsReferringTo(topicId, locale).length + graph.universitiesReferringTo(topicId).length
}

export interface TopicBranch {
  readonly topic: Topic
  readonly count: number
  readonly narrower: readonly TopicBranch[]
}

/** The tree of topics. Topics that are in a circle hang on no branch; each is then a branch of its own. */
export function topicBranches(graph: Graph, locale: Locale): TopicBranch[] {
  const branch = (topic: Topic, above: readonly Topic[]): TopicBranch => ({
    topic,
    count: entriesOn(graph, topic.id, locale),
    narrower: graph
      .narrowerTopics(topic.id)
      .filter((each) => each !== topic && !above.includes(each))
      .map((each) => branch(each, [...above, topic])),
  })
  const isRoot = (topic: Topic) => {
    const top = graph.topicPath(topic)[0]
    return top === topic || top?.broader === topic.id
  }
  return graph.topics.filter(isRoot).map((topic) => branch(topic, []))
}
