import { type Locale, localeFacts, locales } from '../../../src/site/locales.ts'
import { shortRegionNames } from '../../../src/site/region-names.ts'
import { isRegion } from '../../../src/site/rules.ts'

/** A code that a document holds, with what editors call it. */
export interface NamedCode {
  readonly value: string
  /** In English, then in Chinese: “Germany · 德国”. */
  readonly title: string
  /** What an editor may type to find it, in lower case: its names in each of the site's languages, and the code. */
  readonly search: string
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second))

/** Territories that ISO 3166-1 only reserves a code for, or has none for, and Unicode names nevertheless. */
const withoutCode = ['AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'XK']

/** Languages that universities name by a longer tag than two letters. */
const longerTags = ['zh-Hans', 'zh-Hant', 'yue', 'nan', 'wuu', 'hak', 'fil', 'haw', 'en-GB', 'en-US', 'pt-BR']

/** The countries and regions of ISO 3166-1, by their English names. */
export const regions: readonly NamedCode[] = inOrder(
  pairs
    .map((pair) => pair.toUpperCase())
    .filter((code) => isRegion(code) && !withoutCode.includes(code) && isCurrent(`und-${code}`))
    .map((code) => named(code, regionName)),
)

/** Languages by their BCP 47 tags: those of two letters (ISO 639-1), and a few more. */
export const languages: readonly NamedCode[] = inOrder(
  [...pairs, ...longerTags]
    .filter((tag) => nameBy('language', tag, 'en') !== undefined && isCurrent(tag))
    .map((tag) => named(tag, (code, locale) => nameBy('language', code, locale))),
)

/** What a country or region is called in English and in Chinese; a code without a name is given back. */
export function regionTitle(code: string): string {
  return regions.find(({ value }) => value === code)?.title ?? code
}

/** As `regionTitle`, for a language. */
export function languageTitle(tag: string): string {
  return languages.find(({ value }) => value === tag)?.title ?? tag
}

function named(value: string, nameIn: (code: string, locale: Locale) => string | undefined): NamedCode {
  const names = locales.flatMap((locale) => nameIn(value, locale) ?? [])
  return {
    value,
    title: [...new Set(names.slice(0, 2))].join(' · '),
    search: [value, ...names].join(' ').toLowerCase(),
  }
}

function regionName(code: string, locale: Locale): string | undefined {
  return shortRegionNames[locale][code] ?? nameBy('region', code, locale)
}

function nameBy(type: 'region' | 'language', code: string, locale: Locale): string | undefined {
  return new Intl.DisplayNames(localeFacts[locale].intl, { type, fallback: 'none' }).of(code)
}

/** Not an old code that stands for another one, as UK for GB. */
function isCurrent(tag: string): boolean {
  return Intl.getCanonicalLocales(tag)[0] === tag
}

function inOrder(codes: readonly NamedCode[]): NamedCode[] {
  return codes.toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
}
