import { defaultLocale, isLocale, type Locale, localeFacts, locales } from '../../src/site/locales.ts'
import { isTimeZone, newsroomZone } from '../../src/site/rules.ts'

/** One language of an internationalised array, as a preview reads it. */
interface Entry {
  readonly language?: string
  readonly value?: unknown
}

/** How a language is marked in a line of a list. */
const languageMarks: Record<Locale, string> = { en: 'EN', 'zh-Hans': '简', 'zh-Hant': '繁' }

/** The fields that every document's preview reads, to say its state. */
export const stateSelection = {
  originalId: '_originalId',
  sample: 'sample',
  needsReview: 'needsReview',
} as const

/** What the fields of a preview hold: those of `stateSelection`, and what the type adds. */
export interface Stated {
  readonly originalId?: string
  readonly sample?: boolean
  readonly publishedAt?: string
  readonly needsReview?: boolean
}

/** The marks of languages, in the site's order: EN · 简 · 繁. */
export function marks(languages: Iterable<unknown>): string {
  const present = new Set(languages)
  return locales
    .filter((locale) => present.has(locale))
    .map((locale) => languageMarks[locale])
    .join(' · ')
}

/** The languages in which one of the fields says something. */
export function languagesOf(...fields: readonly unknown[]): Locale[] {
  const present = new Set(fields.flatMap(filled).map(({ language }) => language))
  return locales.filter((locale) => present.has(locale))
}

/** The text of an internationalised array in English, else in the language nearest to it. */
export function textOf(field: unknown): string | undefined {
  const entries = filled(field)
  for (const locale of [defaultLocale, ...localeFacts[defaultLocale].fallbacks]) {
    const value = entries.find(({ language }) => language === locale)?.value
    if (typeof value === 'string') return value
  }
  return undefined
}

function filled(field: unknown): Entry[] {
  if (!Array.isArray(field)) return []
  return (field as Entry[]).filter(
    ({ language, value }) => isLocale(language) && (Array.isArray(value) ? value.length > 0 : Boolean(value)),
  )
}

/**
 * What an editor should know first: whether the document has changes that aren't published, waits for its time, or is
 * published. Whether readers see an earlier version of what has changes, a preview isn't told: Studio's marks at the end of
 * the line show it, so the words are true of either.
 *
 * @param now in milliseconds since 1970
 */
export function stateOf({ originalId, publishedAt }: Stated, now = Date.now()): string {
  const waits = publishedAt !== undefined && Date.parse(publishedAt) > now
  if (originalId?.startsWith('drafts.'))
    return waits ? `Unpublished changes for ${day(publishedAt)}` : 'Unpublished changes'
  return waits ? `Scheduled for ${day(publishedAt)}` : 'Published'
}

/** A line of a list below the title: state, languages, then what the type adds. Empty parts are left out. */
export function line(stated: Stated, languages: Iterable<unknown>, ...more: (string | undefined)[]): string {
  return [
    stateOf(stated),
    stated.needsReview ? 'Read through' : undefined,
    marks(languages),
    ...more,
    stated.sample ? 'Sample' : undefined,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A moment as an editor reads it in a line: 28 May 2025. */
export function day(moment: string, timeZone?: string): string {
  const zone = timeZone && isTimeZone(timeZone) ? timeZone : newsroomZone
  return format(moment, { dateStyle: 'medium', timeZone: zone })
}

/** As `day`, with the hour in the newsroom's zone: 28 May 2025, 10:00 Beijing time. */
export function moment(time: string): string {
  return `${format(time, { dateStyle: 'medium', timeStyle: 'short', timeZone: newsroomZone })} Beijing time`
}

/** What is no time yet is shown as it was written. */
function format(time: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? time : new Intl.DateTimeFormat('en-GB', options).format(date)
}

/** The preview of a profile: a document whose title and text hold every language. */
export function profilePreview(
  title: string,
  {
    text,
    detail,
    choices,
    media,
  }: {
    text?: string
    detail?: string
    /** What the values of `detail` are called. */
    choices?: readonly { readonly value: string; readonly title: string }[]
    media?: string
  } = {},
) {
  return {
    select: {
      ...stateSelection,
      title,
      ...(text && { text }),
      ...(detail && { detail }),
      ...(media && { media }),
    },
    prepare: (selection: Record<string, unknown>) => ({
      title: textOf(selection['title']) ?? 'Untitled',
      subtitle: line(
        selection,
        languagesOf(selection['title'], selection['text']),
        detailOf(selection['detail'], choices),
      ),
      ...(media && { media: selection['media'] as never }),
    }),
  }
}

function detailOf(
  value: unknown,
  choices?: readonly { readonly value: string; readonly title: string }[],
): string | undefined {
  if (typeof value !== 'string') return undefined
  return choices?.find((choice) => choice.value === value)?.title ?? value
}

/** The preview of a document that is in one language. */
export function articlePreview(media?: string) {
  return {
    select: {
      ...stateSelection,
      title: 'title',
      language: 'language',
      publishedAt: 'publishedAt',
      ...(media && { media }),
    },
    prepare: (selection: Record<string, unknown>) => {
      const { title, language, publishedAt } = selection
      return {
        title: typeof title === 'string' && title ? title : 'Untitled',
        subtitle: line(
          selection,
          [language],
          typeof publishedAt === 'string' && Date.parse(publishedAt) <= Date.now()
            ? day(publishedAt)
            : undefined,
        ),
        ...(media && { media: selection['media'] as never }),
      }
    },
  }
}
