import { type Locale, localeFacts } from '../site/locales.ts'

/** The newsroom's zone: every time on the site is shown in it, and says so. */
const zone = 'Asia/Shanghai'

const zoneInWords: Record<Locale, (dateTime: string) => string> = {
  en: (dateTime) => `${dateTime} (Beijing time, UTC+8)`,
  'zh-Hans': (dateTime) => `${dateTime}（北京时间，UTC+8）`,
  'zh-Hant': (dateTime) => `${dateTime}（北京時間，UTC+8）`,
}

/** Regions that readers know by a shorter name than the one `Intl` gives. */
const regionNames: Record<Locale, Readonly<Record<string, string>>> = {
  en: { HK: 'Hong Kong', MO: 'Macao' },
  'zh-Hans': { HK: '香港', MO: '澳门' },
  'zh-Hant': { HK: '香港', MO: '澳門' },
}

/** The day of a time, in the newsroom's zone: “28 May 2025”. */
export function formatDate(time: string, locale: Locale): string {
  return dateFormat(locale, zone).format(new Date(time))
}

/** A time with its zone in words: “28 May 2025, 10:00 (Beijing time, UTC+8)”. */
export function formatDateTime(time: string, locale: Locale): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(time))
  return zoneInWords[locale](formatDate(time, locale) + (locale === 'en' ? ', ' : ' ') + clock)
}

/** A day that has no time, `2025-05-28`. */
export function formatDay(day: string, locale: Locale): string {
  return dateFormat(locale, 'UTC').format(new Date(`${day}T00:00:00Z`))
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(localeFacts[locale].intl).format(value)
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
  return new Intl.ListFormat(localeFacts[locale].intl, { type: 'conjunction' }).format(items)
}

/** The name of a country or region by its ISO 3166-1 code. */
export function countryName(code: string, locale: Locale): string {
  return regionNames[locale][code] ?? displayName(code, 'region', locale)
}

/** The name of a language by its BCP 47 tag, as readers of `locale` call it. */
export function languageName(tag: string, locale: Locale): string {
  return displayName(tag, 'language', locale)
}

function displayName(code: string, type: 'region' | 'language', locale: Locale): string {
  try {
    return new Intl.DisplayNames(localeFacts[locale].intl, { type }).of(code) ?? code
  } catch {
    // A code of the wrong form: what an editor wrote says more than nothing.
    return code
  }
}

function dateFormat(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeFacts[locale].intl, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  })
}
