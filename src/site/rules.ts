/**
 * Rules that Studio's validation and the build share, so that what Studio accepts the build accepts too.
 */

/** A slug: lower-case ASCII words with single hyphens, so that a URL reads the same everywhere it is written. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const slugMaxLength = 96

/**
 * First path segments that belong to the site itself, now or as planned; no page may take them.
 * `page` is the segment that paged lists use, so no document of a listed type may take it either.
 */
export const reservedSlugs: readonly string[] = [
  '404',
  'admin',
  'agreements',
  'api',
  'assets',
  'en',
  'events',
  'experts',
  'feed',
  'index',
  'news',
  'organisations',
  'page',
  'pagefind',
  'preview',
  'programmes',
  'search',
  'sitemap',
  'standards',
  'studio',
  'topics',
  'universities',
  'zh',
  'zh-hans',
  'zh-hant',
]

/** Slugs that differ only in case or in Unicode form would be one address on many hosts: compare this form. */
export function slugKey(slug: string): string {
  return slug.normalize('NFKC').toLowerCase()
}

/** @returns why a slug can't be used, in words for an editor; undefined where it can. */
export function slugProblem(slug: string): string | undefined {
  if (reservedSlugs.includes(slugKey(slug)))
    return `“${slug}” is reserved for the site itself; choose another slug`
  if (slug.length > slugMaxLength) return `the slug is longer than ${slugMaxLength} characters; shorten it`
  if (!slugPattern.test(slug)) {
    return `“${slug}” may hold only lower-case letters a to z, digits, and single hyphens between them`
  }
  return undefined
}

/** URL schemes that a link in content may have. Everything else (`javascript:`, `data:` …) is refused. */
export const linkSchemes = ['https:', 'http:', 'mailto:', 'tel:'] as const

/** @returns the link as it may stand in `href`, or undefined where its scheme isn't allowed or it isn't a URL. */
export function safeHref(href: string): string | undefined {
  const url = URL.parse(href.trim())
  if (!url || !linkSchemes.some((scheme) => scheme === url.protocol)) return undefined
  if ((url.protocol === 'https:' || url.protocol === 'http:') && (url.username || url.password))
    return undefined
  return url.href
}

export const newsCategories = [
  'announcement',
  'meeting',
  'report',
  'analysis',
  'interview',
  'notice',
] as const
export type NewsCategory = (typeof newsCategories)[number]

export const universityKinds = [
  'comprehensive',
  'science-and-technology',
  'business',
  'arts',
  'medical',
  'agriculture',
  'liberal-arts',
  'specialised',
] as const
export type UniversityKind = (typeof universityKinds)[number]

/** How a university or an organisation stands to HIREP. */
export const relationships = ['partner', 'listed'] as const
export type Relationship = (typeof relationships)[number]

export const calloutTones = ['note', 'important'] as const
export type CalloutTone = (typeof calloutTones)[number]

export const changeKinds = ['update', 'correction'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Facts of a university whose source and day of checking are kept. */
export const universityFacts = [
  'name',
  'otherNames',
  'city',
  'location',
  'founded',
  'kind',
  'website',
] as const
export type UniversityFact = (typeof universityFacts)[number]

/** What the navigation may hold: the site's sections, and pages by their slug. */
export const navigationTargets = ['news', 'universities', 'topics', 'about', 'contact'] as const
export type NavigationTarget = (typeof navigationTargets)[number]

/** Pages that the site itself links to from every page. */
export const fixedPages = ['about', 'contact', 'privacy'] as const
export type FixedPage = (typeof fixedPages)[number]

/** Country or region: ISO 3166-1 alpha-2. */
export const countryPattern = /^[A-Z]{2}$/
