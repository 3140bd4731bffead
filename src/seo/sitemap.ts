import { type Localised } from '../site/locales.ts'
import { alternateLinks } from './head.ts'

/** A page that search engines may list, with its paths in every language that it exists in. */
export interface SitemapPage {
  readonly path: string
  readonly languages: Localised<string>
  /** ISO 8601 */
  readonly modified?: string | undefined
}

/** A sitemap (sitemaps.org 0.9) with the languages of each page (Google's `xhtml:link` extension). */
export function sitemapXml(pages: readonly SitemapPage[], siteUrl: URL): string {
  const absolute = (path: string) => escapeXml(new URL(path, siteUrl).href)
  const entries = pages.map(({ path, languages, modified }) =>
    [
      '<url>',
      `<loc>${absolute(path)}</loc>`,
      ...(modified === undefined ? [] : [`<lastmod>${escapeXml(modified)}</lastmod>`]),
      ...alternateLinks(languages).map(
        ([hreflang, to]) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${absolute(to)}"/>`,
      ),
      '</url>',
    ].join(''),
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    entries.map((entry) => entry + '\n').join('') +
    '</urlset>\n'
  )
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
