import type { Organization, WithContext } from 'schema-dts'
import { type Locale, localise } from '../../site/locales.ts'
import type { Organisation } from './model.ts'

export function organisationJsonLd(
  organisation: Organisation,
  { siteUrl, path, locale }: { siteUrl: URL; path: string; locale: Locale },
): WithContext<Organization> {
  const { name, otherNames, website, place, summary } = organisation
  const shown = localise(name, locale)?.value ?? ''
  const others = new Set([...Object.values(name), ...otherNames.map(({ value }) => value)])
  others.delete(shown)
  const description = summary && localise(summary, locale)
  const city = place?.city && localise(place.city, locale)
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: shown,
    ...(others.size > 0 ? { alternateName: [...others] } : {}),
    ...(description ? { description: description.value } : {}),
    url: new URL(path, siteUrl).href,
    ...(website === undefined ? {} : { sameAs: website }),
    ...(place
      ? {
          address: {
            '@type': 'PostalAddress',
            addressCountry: place.country,
            ...(city ? { addressLocality: city.value } : {}),
          },
        }
      : {}),
  }
}
