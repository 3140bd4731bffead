import type { Locale } from './locales.ts'

/** Regions that readers know by a shorter name than the one `Intl` gives, by ISO 3166-1 code. */
export const shortRegionNames: Record<Locale, Readonly<Record<string, string>>> = {
  en: { HK: 'Hong Kong', MO: 'Macao' },
  'zh-Hans': { HK: '香港', MO: '澳门' },
  'zh-Hant': { HK: '香港', MO: '澳門' },
}
