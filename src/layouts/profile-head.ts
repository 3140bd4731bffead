import type { Head } from '../seo/head.ts'
import { type Locale, localeFacts, type Localised, locales } from '../site/locales.ts'
import { pathFor, type Route } from '../site/routes.ts'

/** The path of a route in each language, for pages that exist in all of them. */
export function inEveryLanguage(route: Route): Localised<string> {
  return Object.fromEntries(locales.map((locale) => [locale, pathFor(route, locale)]))
}

/**
 * What the head says of a profile, which has a page in every language whether or not its text exists in it: without
 * the text the page is kept out of search engines, in favour of the page in the nearest language that has it.
 */
export function profileHead(
  route: Route,
  languages: readonly Locale[],
  locale: Locale,
  sample = false,
): Pick<Head, 'path' | 'languages' | 'canonicalPath' | 'noindex'> {
  const translated = languages.includes(locale)
  const nearest = localeFacts[locale].fallbacks.find((each) => languages.includes(each)) ?? locale
  return {
    path: pathFor(route, locale),
    languages: Object.fromEntries(languages.map((each) => [each, pathFor(route, each)])),
    canonicalPath: translated ? undefined : pathFor(route, nearest),
    noindex: sample || !translated,
  }
}
