import type { Locale } from '../../site/locales.ts'

interface Names {
  readonly otherNames: readonly { readonly value: string; readonly language: string }[]
}

const latinAbbreviation = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{Ll}]{2,5}$/u
const hanAbbreviation = /^\p{Script=Han}{2,4}$/u

/** What people call a university for short, as far as it fits into a monogram: HKU, 港大. */
export function shortName({ otherNames }: Names, locale: Locale): string | undefined {
  const fitting = (pattern: RegExp, inLanguage: boolean) =>
    otherNames.find(({ value, language }) => pattern.test(value) && (!inLanguage || language === locale))
      ?.value
  return locale === 'en' ? fitting(latinAbbreviation, false) : fitting(hanAbbreviation, true)
}
