import type { CollegeOrUniversity, WithContext } from 'schema-dts'
import { type Locale, localise } from '../../site/locales.ts'
import type { University } from './model.ts'

export function universityJsonLd(
  university: University,
  { siteUrl, path, locale }: { siteUrl: URL; path: string; locale: Locale },
): WithContext<CollegeOrUniversity> {
  const { name, nativeName, otherNames, website, country, city, founded, location } = university
  const shown = localise(name, locale)?.value ?? ''
  const others = new Set([
    ...Object.values(name),
    nativeName?.value ?? shown,
    ...otherNames.map(({ value }) => value),
  ])
  others.delete(shown)
  return {
    '@context': 'https://schema.org',
    '@type': 'CollegeOrUniversity',
    name: shown,
    alternateName: [...others],
    url: new URL(path, siteUrl).href,
    ...(website === undefined ? {} : { sameAs: website }),
    ...(founded === undefined ? {} : { foundingDate: String(founded) }),
    address: {
      '@type': 'PostalAddress',
      addressCountry: country,
      addressLocality: localise(city, locale)?.value ?? '',
    },
    ...(location
      ? { geo: { '@type': 'GeoCoordinates', latitude: location.lat, longitude: location.lng } }
      : {}),
  }
}
