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

/** The emphases that a text may have. Any other mark is a link: the key of one of its block's. */
export const emphases = ['strong', 'em'] as const

/** @returns a mark on the text of a block (Portable Text) that is neither an emphasis nor a link of that block */
export function unknownMark(block: {
  readonly children?: readonly { readonly _type: string; readonly marks?: readonly string[] | undefined }[]
  readonly markDefs?: readonly { readonly _key: string }[] | undefined
}): string | undefined {
  const known: ReadonlySet<string> = new Set([...emphases, ...(block.markDefs ?? []).map(({ _key }) => _key)])
  return block.children?.flatMap(({ marks }) => marks ?? []).find((mark) => !known.has(mark))
}

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

/** What the navigation may hold: the first segments of the site's sections, and pages by their slug. */
export const navigationTargets = [
  'news',
  'experts',
  'universities',
  'programmes',
  'events',
  'organisations',
  'standards',
  'topics',
  'about',
  'contact',
] as const
export type NavigationTarget = (typeof navigationTargets)[number]

/** Pages that the site itself links to from every page. */
export const fixedPages = ['about', 'contact', 'privacy'] as const
export type FixedPage = (typeof fixedPages)[number]

/** Country or region: ISO 3166-1 alpha-2. */
export const countryPattern = /^[A-Z]{2}$/

/** HIREP's lines of service. */
export const serviceLines = ['curriculum-development', 'academic-research', 'career-development'] as const
export type ServiceLine = (typeof serviceLines)[number]

/** What an expert may be asked for. */
export const availabilities = ['media', 'speaking', 'consulting', 'research', 'supervision'] as const
export type Availability = (typeof availabilities)[number]

/** Whether the family name stands before or after the given name in the person's own language. */
export const surnameOrders = ['first', 'last'] as const
export type SurnameOrder = (typeof surnameOrders)[number]

export const profileLinkKinds = ['orcid', 'institution', 'website', 'publications'] as const
export type ProfileLinkKind = (typeof profileLinkKinds)[number]

export const organisationKinds = ['company', 'institution', 'association', 'foundation', 'publisher'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const sectors = [
  'education-services',
  'publishing',
  'technology',
  'research',
  'culture',
  'finance',
  'manufacturing',
  'health',
  'logistics',
] as const
export type Sector = (typeof sectors)[number]

export const programmeLevels = [
  'school',
  'undergraduate',
  'postgraduate',
  'doctoral',
  'professional',
] as const
export type ProgrammeLevel = (typeof programmeLevels)[number]

export const programmeFormats = ['on-site', 'online', 'hybrid'] as const
export type ProgrammeFormat = (typeof programmeFormats)[number]

export const durationUnits = ['days', 'weeks', 'months', 'semesters', 'years'] as const
export type DurationUnit = (typeof durationUnits)[number]

/** What a fee is paid for. */
export const feeBases = ['programme', 'year', 'semester', 'month', 'application'] as const
export type FeeBasis = (typeof feeBases)[number]

export const eventStatuses = ['scheduled', 'postponed', 'moved', 'cancelled', 'held'] as const
export type EventStatus = (typeof eventStatuses)[number]

export const standardStates = ['in-preparation', 'draft', 'published', 'withdrawn'] as const
export type StandardState = (typeof standardStates)[number]

/** A month, where the day is not known: 2025-05. */
export const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** ISO 4217 */
export const currencyPattern = /^[A-Z]{3}$/

/** A language tag (BCP 47) as far as this site needs it: language, script, region. */
export const languageTagPattern = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/

/** @returns whether the name is a time zone that dates can be formatted in, such as Asia/Shanghai (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}

/** @returns whether a text shows nothing */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** @returns whether a code is that of a country or region that has a name (ISO 3166-1 alpha-2) */
export function isRegion(code: string): boolean {
  if (!countryPattern.test(code) || notPlaces.includes(code)) return false
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
}

/** Codes of the same form that name unions, tests and what is unknown. */
const notPlaces: readonly string[] = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

/** @returns whether an application deadline (ISO 8601) is later than the day that an intake starts on (`2026-09-01`) */
export function isAfterIntake(deadline: string, start: string): boolean {
  return Date.parse(deadline) > Date.parse(start) + 24 * 60 * 60 * 1000
}

/** @returns whether the rows of a table, as lists of cells, have the same number of cells, and at least one */
export function isRectangular(rows: readonly (readonly unknown[])[]): boolean {
  const [first] = rows
  return first !== undefined && first.length > 0 && rows.every((row) => row.length === first.length)
}

/** The id of an image asset in Sanity, of the formats that the site can make pictures from. */
export const pictureAssetPattern =
  /^image-([0-9a-f]{40})-([1-9]\d*)x([1-9]\d*)-(png|jpg|jpeg|webp|gif|avif|tif|tiff|svg)$/

/** The newsroom's zone: times are shown in it unless they are meant in another, and say so; its days count. */
export const newsroomZone = 'Asia/Shanghai'

/** After how many months what a person checked has to be checked again. */
export const reviewIntervalMonths = { availability: 6, fact: 12 } as const
export type ReviewedThing = keyof typeof reviewIntervalMonths

/**
 * The day on which something checked on a day is due again; in a shorter month, its last day.
 *
 * @param checkedOn `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`
 */
export function reviewDue(checkedOn: string, thing: ReviewedThing): string {
  return addMonths(checkedOn, reviewIntervalMonths[thing])
}

/**
 * What was checked before this day is due for review today.
 *
 * @param today `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`
 */
export function reviewedBefore(today: string, thing: ReviewedThing): string {
  return addMonths(today, -reviewIntervalMonths[thing])
}

function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

/** An email address as it may stand in `mailto:`. */
export const emailPattern =
  /^[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/

/** @returns whether a text is a day of the calendar, as 2026-02-28 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** @returns whether a text is a time with its zone (ISO 8601), as 2026-02-28T09:00:00Z */
export function isTime(text: string): boolean {
  return (
    /T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isDay(text.slice(0, text.indexOf('T'))) &&
    !Number.isNaN(Date.parse(text))
  )
}
