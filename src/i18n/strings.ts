import type { Locale } from '../site/locales.ts'
import { en, type Strings } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

const byLocale: Record<Locale, Strings> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }

/** The words of the site in a language. */
export function strings(locale: Locale): Strings {
  return byLocale[locale]
}
