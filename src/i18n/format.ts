import { type Locale, localeFacts } from '../site/locales.ts'
import { shortRegionNames } from '../site/region-names.ts'
import { newsroomZone } from '../site/rules.ts'
import { kept } from './kept.ts'

/** Zones that readers know by another name than the one `Intl` gives. */
const zoneNames: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    'Asia/Shanghai': 'Beijing time',
    'Asia/Hong_Kong': 'Hong Kong time',
    'Asia/Singapore': 'Singapore time',
  },
  'zh-Hans': { 'Asia/Shanghai': '北京时间', 'Asia/Hong_Kong': '香港时间', 'Asia/Singapore': '新加坡时间' },
  'zh-Hant': { 'Asia/Shanghai': '北京時間', 'Asia/Hong_Kong': '香港時間', 'Asia/Singapore': '新加坡時間' },
}

/** How the end of a period is joined to its start. */
const periodWords: Record<Locale, { readonly until: string; readonly nextDay: (clock: string) => string }> = {
  en: { until: ' – ', nextDay: (clock) => `${clock} the next day` },
  'zh-Hans': { until: '至', nextDay: (clock) => `次日${clock}` },
  'zh-Hant': { until: '至', nextDay: (clock) => `翌日${clock}` },
}

/** When something takes place: only a month where no more is known, else a start and perhaps an end, meant in a zone. */
interface Period {
  readonly month?: string | undefined
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly timeZone?: string | undefined
}

/** The day of a time, in the newsroom's zone: “28 May 2025”. */
export function formatDate(time: string, locale: Locale): string {
  return formatDateIn(time, newsroomZone, locale)
}

/** A time with its zone in words: “28 May 2025, 10:00 (Beijing time, UTC+8)”. */
export function formatDateTime(time: string, locale: Locale): string {
  return formatDateTimeIn(time, newsroomZone, locale)
}

/** As `formatDate`, in another zone. */
export function formatDateIn(time: string, timeZone: string, locale: Locale): string {
  return dateFormat(locale, timeZone).format(new Date(time))
}

/** As `formatDateTime`, in another zone. */
export function formatDateTimeIn(time: string, timeZone: string, locale: Locale): string {
  return withZone(dayAndClock(time, timeZone, locale), formatZone(time, timeZone, locale), locale)
}

/** The time of day in a zone: “09:30”. */
export function formatClock(time: string, timeZone: string): string {
  return clockFormat(timeZone).format(new Date(time))
}

/** A zone as it is at a time: “British Summer Time, UTC+1”. */
export function formatZone(time: string, timeZone: string, locale: Locale): string {
  const name = zoneNames[locale][timeZone] ?? zonePart(time, timeZone, localeFacts[locale].intl, 'long')
  const offset = zonePart(time, timeZone, 'en-GB', 'shortOffset').replace('GMT', '').replace('-', '−') || '+0'
  return `${name}${locale === 'en' ? ', ' : '，'}UTC${offset}`
}

/** A month, `2025-05`: “May 2025”. */
export function formatMonth(month: string, locale: Locale): string {
  return monthFormat(locale).format(new Date(`${month}-01T00:00:00Z`))
}

/** The days of a period, in its own zone: “28–30 May 2025”; the month alone where no more is known. */
export function formatDays({ month, start, end, timeZone = newsroomZone }: Period, locale: Locale): string {
  if (month !== undefined || start === undefined) return month === undefined ? '' : formatMonth(month, locale)
  const first = formatDateIn(start, timeZone, locale)
  const last = formatDateIn(end ?? start, timeZone, locale)
  if (first === last) return first
  if (locale === 'en') {
    return dateFormat(locale, timeZone)
      .formatRange(new Date(start), new Date(end ?? start))
      .replaceAll('\u2009', ' ')
  }
  return `${first}${periodWords[locale].until}${withoutCommonStart(last, first)}`
}

/** A period with its zone in words: “28 May 2025, 09:30 – 17:00 (Beijing time, UTC+8)”. */
export function formatPeriod({ month, start, end, timeZone = newsroomZone }: Period, locale: Locale): string {
  if (month !== undefined || start === undefined) return month === undefined ? '' : formatMonth(month, locale)
  if (end === undefined || end === start) return formatDateTimeIn(start, timeZone, locale)
  const { until, nextDay } = periodWords[locale]
  const zone = formatZone(start, timeZone, locale)
  // The clocks change in between: each end says its own.
  if (formatZone(end, timeZone, locale) !== zone) {
    return formatDateTimeIn(start, timeZone, locale) + until + formatDateTimeIn(end, timeZone, locale)
  }
  const from = dayAndClock(start, timeZone, locale)
  const days = daysBetween(start, end, timeZone)
  const overnight = days === 1 && Date.parse(end) - Date.parse(start) <= 12 * 60 * 60 * 1000
  const to =
    days === 0
      ? formatClock(end, timeZone)
      : overnight
        ? nextDay(formatClock(end, timeZone))
        : withoutCommonStart(dayAndClock(end, timeZone, locale), from)
  return withZone(from + until + to, zone, locale)
}

/** A day that has no time, `2025-05-28`. */
export function formatDay(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC').format(new Date(`${day}T00:00:00Z`))
}

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale).format(value)
}

/** An amount of money by its currency (ISO 4217): “HK$12,500”; in Chinese “12,500港元”. */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  if (locale === 'en') return moneyFormat(locale, currency).format(amount)
  const parts = moneyFormat(locale, currency).formatToParts(amount)
  const of = (isWanted: (type: string) => boolean) =>
    parts.flatMap(({ type, value }) => (isWanted(type) ? [value] : [])).join('')
  const name = of((type) => type === 'currency')
  // The name of the currency of mainland China is not that of its unit.
  return of((type) => type !== 'currency' && type !== 'literal') + (currency === 'CNY' ? `元${name}` : name)
}

/** A length of time as people say it: “12 minutes 30 seconds”. */
export function formatDuration(seconds: number, locale: Locale): string {
  const whole = Math.round(seconds)
  const parts = { hour: Math.floor(whole / 3600), minute: Math.floor(whole / 60) % 60, second: whole % 60 }
  const words = (Object.keys(parts) as (keyof typeof parts)[])
    .filter((unit) => parts[unit] > 0)
    .map((unit) => durationUnit(parts[unit], unit, locale))
  return words.join(locale === 'en' ? ' ' : '')
}

function durationUnit(value: number, unit: string, locale: Locale): string {
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const
  const text = new Intl.NumberFormat(localeFacts[locale].intl, style).format(value)
  return locale === 'en' ? text : text.replaceAll(' ', '')
}

/** “A, B and C”. */
export function formatList(items: readonly string[], locale: Locale): string {
  return listFormat(locale).format(items)
}

/** The name of a country or region by its ISO 3166-1 code. */
export function countryName(code: string, locale: Locale): string {
  return shortRegionNames[locale][code] ?? displayName(code, 'region', locale)
}

/** The name of a language by its BCP 47 tag, as readers of `locale` call it. */
export function languageName(tag: string, locale: Locale): string {
  return displayName(tag, 'language', locale)
}

function dayAndClock(time: string, timeZone: string, locale: Locale): string {
  return formatDateIn(time, timeZone, locale) + (locale === 'en' ? ', ' : ' ') + formatClock(time, timeZone)
}

function withZone(text: string, zone: string, locale: Locale): string {
  return locale === 'en' ? `${text} (${zone})` : `${text}（${zone}）`
}

function zonePart(
  time: string,
  timeZone: string,
  intl: string,
  timeZoneName: 'long' | 'shortOffset',
): string {
  const parts = zoneFormat(intl, timeZone, timeZoneName).formatToParts(new Date(time))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** How many midnights of a zone lie between two times. */
function daysBetween(start: string, end: string, timeZone: string): number {
  // The Swedish form of a date is that of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const day = (time: string) => Date.parse(format.format(new Date(time)))
  return Math.round((day(end) - day(start)) / (24 * 60 * 60 * 1000))
}

/** A Chinese date without the year, or the year and the month, that it shares with the one before it. */
function withoutCommonStart(date: string, before: string): string {
  for (const unit of ['月', '年']) {
    const end = date.indexOf(unit) + 1
    if (end > 0 && before.startsWith(date.slice(0, end))) return date.slice(end)
  }
  return date
}

function displayName(code: string, type: 'region' | 'language', locale: Locale): string {
  try {
    return displayNames(locale, type).of(code) ?? code
  } catch {
    // A code of the wrong form: what an editor wrote says more than nothing.
    return code
  }
}

const dateFormat = kept(
  (locale: Locale, timeZone: string) =>
    new Intl.DateTimeFormat(localeFacts[locale].intl, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    }),
)

const monthFormat = kept(
  (locale: Locale) =>
    new Intl.DateTimeFormat(localeFacts[locale].intl, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
)

const clockFormat = kept(
  (timeZone: string) => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }),
)

const zoneFormat = kept(
  (intl: string, timeZone: string, timeZoneName: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(intl, { timeZone, timeZoneName }),
)

const numberFormat = kept((locale: Locale) => new Intl.NumberFormat(localeFacts[locale].intl))

const moneyFormat = kept(
  (locale: Locale, currency: string) =>
    new Intl.NumberFormat(localeFacts[locale].intl, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
      ...(locale === 'en' ? {} : { currencyDisplay: 'name' }),
    }),
)

const listFormat = kept(
  (locale: Locale) => new Intl.ListFormat(localeFacts[locale].intl, { type: 'conjunction' }),
)

const displayNames = kept(
  (locale: Locale, type: 'region' | 'language') => new Intl.DisplayNames(localeFacts[locale].intl, { type }),
)
