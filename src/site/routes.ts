import { defaultLocale, type Locale, localeFacts, locales } from './locales.ts'

/** Every page of the site, by what it shows. Pages of a list count from 1. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'newsList'; readonly page?: number }
  | { readonly kind: 'newsArticle'; readonly slug: string }
  | { readonly kind: 'universityList'; readonly page?: number }
  | { readonly kind: 'university'; readonly slug: string }
  | { readonly kind: 'topicList' }
  | { readonly kind: 'topic'; readonly slug: string }
  | { readonly kind: 'page'; readonly slug: string }
  | { readonly kind: 'search' }

const sections = {
  newsList: 'news',
  newsArticle: 'news',
  universityList: 'universities',
  university: 'universities',
  topicList: 'topics',
  topic: 'topics',
} as const

/** The path of a route in a language, with a leading and a trailing slash. */
export function pathFor(route: Route, locale: Locale): string {
  return (
    '/' + [localeFacts[locale].pathSegment, ...segments(route)].map((part) => part && `${part}/`).join('')
  )
}

function segments(route: Route): string[] {
  switch (route.kind) {
    case 'home':
      return []
    case 'search':
      return ['search']
    case 'page':
      return [route.slug]
    case 'topicList':
      return [sections.topicList]
    case 'newsList':
    case 'universityList':
      return [sections[route.kind], ...(route.page && route.page > 1 ? ['page', String(route.page)] : [])]
    case 'newsArticle':
    case 'university':
    case 'topic':
      return [sections[route.kind], route.slug]
  }
}

/** The path of a language's news feed. */
export function newsFeedPath(locale: Locale): string {
  return pathFor({ kind: 'newsList' }, locale) + 'feed.xml'
}

/** What a path of this site shows and in which language; undefined where no page of the site can have it. */
export function parsePath(path: string): { readonly route: Route; readonly locale: Locale } | undefined {
  if (!/^\/(?:[^/]+\/)*$/.test(path)) return undefined
  const parts = path.split('/').filter(Boolean)
  const locale = locales.find(
    (candidate) => candidate !== defaultLocale && localeFacts[candidate].pathSegment === parts[0],
  )
  const route = parseSegments(locale ? parts.slice(1) : parts)
  return route && { route, locale: locale ?? defaultLocale }
}

function parseSegments([first, second, third, ...more]: string[]): Route | undefined {
  if (more.length > 0) return undefined
  if (first === undefined) return { kind: 'home' }
  if (first === 'news' || first === 'universities') {
    const list = first === 'news' ? 'newsList' : 'universityList'
    if (second === undefined) return { kind: list }
    if (second === 'page')
      return /^[1-9]\d*$/.test(third ?? '') ? { kind: list, page: Number(third) } : undefined
    return third === undefined
      ? { kind: first === 'news' ? 'newsArticle' : 'university', slug: second }
      : undefined
  }
  if (third !== undefined) return undefined
  if (first === 'topics')
    return second === undefined ? { kind: 'topicList' } : { kind: 'topic', slug: second }
  if (second !== undefined) return undefined
  return first === 'search' ? { kind: 'search' } : { kind: 'page', slug: first }
}

/** The value of the `[...locale]` part of a page's file name: undefined for the language at the root. */
export function localeParam(locale: Locale): string | undefined {
  return localeFacts[locale].pathSegment || undefined
}
