import { type Locale, type Localised, defaultLocale, locales } from '../site/locales.ts'

/** What a page says of itself in its head. */
export interface Head {
  readonly title: string
  /** The language of the title, where it isn't the page's: a name that is known in one language only. */
  readonly titleLang?: Locale | undefined
  readonly siteName: string
  /** One or two sentences; undefined where there is no text in any language. */
  readonly description: string | undefined
  readonly locale: Locale
  /** The path of the page itself. */
  readonly path: string
  /** The paths of this page in the languages that its text exists in. */
  readonly languages: Localised<string>
  /** The path of the page that search engines should keep in place of this one, where that is another. */
  readonly canonicalPath?: string | undefined
  /** Kept out of search engines: samples, untranslated profiles, the search page. */
  readonly noindex?: boolean | undefined
  /** A feed of what the page lists. */
  readonly feed?: { readonly href: string; readonly title: string } | undefined
  readonly type?: 'website' | 'article' | 'profile' | undefined
  readonly jsonLd?: readonly object[] | undefined
}

export type HeadTag =
  | { readonly tag: 'title'; readonly text: string; readonly lang: Locale | undefined }
  | { readonly tag: 'meta' | 'link'; readonly attributes: Readonly<Record<string, string>> }

/** The elements of a page's head that depend on the page, in order. */
export function headTags(head: Head, siteUrl: URL): HeadTag[] {
  const absolute = (path: string) => new URL(path, siteUrl).href
  const { title, siteName, description, locale, path, languages, noindex } = head
  const canonical = absolute(head.canonicalPath ?? path)
  const alternates = alternateLinks(languages)
  const meta = (key: 'name' | 'property', name: string, content: string | undefined): HeadTag[] =>
    content === undefined ? [] : [{ tag: 'meta', attributes: { [key]: name, content } }]
  return [
    {
      tag: 'title',
      text: title === siteName ? title : `${title} · ${siteName}`,
      lang: head.titleLang === locale ? undefined : head.titleLang,
    },
    ...meta('name', 'description', description),
    ...meta('name', 'robots', noindex ? 'noindex' : undefined),
    { tag: 'link', attributes: { rel: 'canonical', href: canonical } },
    // Languages are only named where the page itself is one of them: hreflang has to be mutual.
    ...(languages[locale] === path
      ? alternates.map(([hreflang, to]) => ({
          tag: 'link' as const,
          attributes: { rel: 'alternate', hreflang, href: absolute(to) },
        }))
      : []),
    ...(head.feed
      ? [
          {
            tag: 'link' as const,
            attributes: {
              rel: 'alternate',
              type: 'application/rss+xml',
              href: absolute(head.feed.href),
              title: `${head.feed.title} · ${siteName}`,
            },
          },
        ]
      : []),
    ...meta('property', 'og:title', title),
    ...meta('property', 'og:type', head.type ?? 'website'),
    ...meta('property', 'og:url', canonical),
    ...meta('property', 'og:site_name', siteName),
    ...meta('property', 'og:locale', locale.replace('-', '_')),
    ...meta('property', 'og:description', description),
  ]
}

/** Each language that exists, then `x-default`: the page in the site's own language, else the first there is. */
export function alternateLinks(languages: Localised<string>): [hreflang: string, path: string][] {
  const existing = locales.flatMap((locale): [string, string][] => {
    const path = languages[locale]
    return path === undefined ? [] : [[locale, path]]
  })
  const fallback = languages[defaultLocale] ?? existing[0]?.[1]
  return existing.length > 1 && fallback !== undefined ? [...existing, ['x-default', fallback]] : []
}
