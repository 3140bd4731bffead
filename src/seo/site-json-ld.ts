import type { Organization, WebSite, WithContext } from 'schema-dts'
import type { Locale } from '../site/locales.ts'
import { pathFor } from '../site/routes.ts'

export interface SiteDescription {
  readonly siteUrl: URL
  readonly locale: Locale
  readonly name: string
  readonly fullName: string
  readonly description: string
}

/** HIREP itself, for the home page. */
export function organisationJsonLd({
  siteUrl,
  locale,
  name,
  fullName,
  description,
}: SiteDescription): WithContext<Organization> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': organisationId(siteUrl),
    name: fullName,
    alternateName: name,
    description,
    url: new URL(pathFor({ kind: 'home' }, locale), siteUrl).href,
  }
}

export function webSiteJsonLd({ siteUrl, locale, name }: SiteDescription): WithContext<WebSite> {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name,
    url: new URL(pathFor({ kind: 'home' }, locale), siteUrl).href,
    inLanguage: locale,
    publisher: { '@id': organisationId(siteUrl) },
  }
}

/** The name by which every page's JSON-LD refers to HIREP. */
export function organisationId(siteUrl: URL): string {
  return new URL('/#organisation', siteUrl).href
}
