/** The languages of the site, by BCP 47 tag, in the order in which they are offered. */
export const locales = ['en', 'zh-Hans', 'zh-Hant'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

interface LocaleFacts {
  /** The name of the language in that language. */
  readonly name: string
  /** The first segment of every path in this language; empty for the default language. */
  readonly pathSegment: string
  /** Where a text is missing, the languages to show instead, nearest first. */
  readonly fallbacks: readonly Locale[]
  /** The tag that `Intl` formats with: dates and numbers follow the region's usage. */
  readonly intl: string
}

export const localeFacts: Record<Locale, LocaleFacts> = {
  en: { name: 'English', pathSegment: '', fallbacks: ['zh-Hans', 'zh-Hant'], intl: 'en-GB' },
  'zh-Hans': { name: '简体中文', pathSegment: 'zh-hans', fallbacks: ['zh-Hant', 'en'], intl: 'zh-Hans-CN' },
  'zh-Hant': { name: '繁體中文', pathSegment: 'zh-hant', fallbacks: ['zh-Hans', 'en'], intl: 'zh-Hant-HK' },
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** A value in some of the languages; at least one is expected where a field is required. */
export type Localised<T> = Partial<Record<Locale, T>>

/** A value together with the language that it is in, for the `lang` attribute. */
export interface InLanguage<T> {
  readonly value: T
  readonly lang: Locale
}

/** The value for a reader of `locale`: in that language, else in the nearest one that there is. */
export function localise<T>(values: Localised<T>, locale: Locale): InLanguage<T> | undefined {
  for (const lang of [locale, ...localeFacts[locale].fallbacks]) {
    const value = values[lang]
    if (value !== undefined) return { value, lang }
  }
  return undefined
}
