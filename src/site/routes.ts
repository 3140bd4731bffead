import { defaultLocale, type Locale, localeFacts, locales } from './locales.ts'

/** The first segment of each section's paths. */
export const sectionSegments = {
  newsArticle: 'news',
  university: 'universities',
  expert: 'experts',
  organisation: 'organisations',
  programme: 'programmes',
  event: 'events',
  standard: 'standards',
  topic: 'topics',
} as const

/** The kinds of entry that have a list and a page each. */
export type Section = keyof typeof sectionSegments

/** Ways to look through a section: each value of one has a page of its own, such as /experts/region/hk/. */
export type Facet =
  | { readonly section: 'expert'; readonly by: 'topic' | 'region' | 'initial' }
  | { readonly section: 'programme'; readonly by: 'line' | 'place' | 'deadline' }
  | { readonly section: 'university'; readonly by: 'place' }
  | { readonly section: 'event'; readonly by: 'year' }

const facetSegments: Partial<Record<Section, readonly string[]>> = {
  expert: ['topic', 'region', 'initial'],
  programme: ['line', 'place', 'deadline'],
  university: ['place'],
  event: ['year'],
}

/** The list of a section's entries that share one value of a facet. */
export type FacetRoute = { readonly kind: 'facet'; readonly value: string; readonly page?: number } & Facet

/** Every page of the site, by what it shows. Pages of a list count from 1. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'list'; readonly section: Section; readonly page?: number }
  | FacetRoute
  | { readonly kind: Section; readonly slug: string }
  | { readonly kind: 'agreement'; readonly slug: string }
  | { readonly kind: 'page'; readonly slug: string }
  | { readonly kind: 'search' }

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
    case 'list':
      return [sectionSegments[route.section], ...pageSegments(route.page)]
    case 'facet':
      return [sectionSegments[route.section], route.by, route.value, ...pageSegments(route.page)]
    case 'agreement':
      return [sectionSegments.standard, 'agreement', route.slug]
    default:
      return [sectionSegments[route.kind], route.slug]
  }
}

function pageSegments(page: number | undefined): string[] {
  return page !== undefined && page > 1 ? ['page', String(page)] : []
}

/** The path of a language's news feed. */
export function newsFeedPath(locale: Locale): string {
  return pathFor({ kind: 'list', section: 'newsArticle' }, locale) + 'feed.xml'
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

function parseSegments(parts: readonly string[]): Route | undefined {
  const [first, second, third] = parts
  if (first === undefined) return { kind: 'home' }
  const section = (Object.keys(sectionSegments) as Section[]).find((each) => sectionSegments[each] === first)
  if (section) return parseSection(section, parts.slice(1))
  if (second !== undefined || third !== undefined) return undefined
  return first === 'search' ? { kind: 'search' } : { kind: 'page', slug: first }
}

function parseSection(section: Section, parts: readonly string[]): Route | undefined {
  const [first, second, ...more] = parts
  if (first === undefined || first === 'page') {
    const page = parsePage(parts)
    return page === undefined ? undefined : { kind: 'list', section, page }
  }
  if (second === undefined) return { kind: section, slug: first }
  if (section === 'standard' && first === 'agreement')
    return more.length === 0 ? { kind: 'agreement', slug: second } : undefined
  if (!facetSegments[section]?.includes(first)) return undefined
  const page = parsePage(more)
  return page === undefined
    ? undefined
    : ({ kind: 'facet', section, by: first, value: second, page } as Route)
}

/** The page that the rest of a list's path names; undefined where it names none. */
function parsePage(parts: readonly string[]): number | undefined {
  if (parts.length === 0) return 1
  return parts.length === 2 && parts[0] === 'page' && /^[1-9]\d*$/.test(parts[1] ?? '')
    ? Number(parts[1])
    : undefined
}

/** The value of the `[...locale]` part of a page's file name: undefined for the language at the root. */
export function localeParam(locale: Locale): string | undefined {
  return localeFacts[locale].pathSegment || undefined
}
