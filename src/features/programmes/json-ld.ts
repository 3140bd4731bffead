import type { EducationalOccupationalProgram, WithContext } from 'schema-dts'
import { strings } from '../../i18n/strings.ts'
import { type Locale, localise } from '../../site/locales.ts'
import type { DurationUnit, ProgrammeFormat } from '../../site/rules.ts'
import { type Links, linksTo } from '../../ui/links.ts'
import { inZone } from '../../ui/time.ts'
import type { Programme } from './model.ts'

const modes: Record<ProgrammeFormat, string> = { 'on-site': 'onsite', online: 'online', hybrid: 'blended' }

/** What stands for a unit in an ISO 8601 duration, which knows no semesters. */
const isoUnits: Record<DurationUnit, string | undefined> = {
  days: 'D',
  weeks: 'W',
  months: 'M',
  semesters: undefined,
  years: 'Y',
}

export function programmeJsonLd(
  programme: Programme,
  { siteUrl, path, locale, providers }: { siteUrl: URL; path: string; locale: Locale; providers: Links },
): WithContext<EducationalOccupationalProgram> {
  const { title, summary, format, duration, intakes, fees, applyUrl } = programme
  const unit = duration && isoUnits[duration.unit]
  const { feeBases } = strings(locale).programmes
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalProgram',
    name: localise(title, locale)?.value ?? '',
    description: localise(summary, locale)?.value ?? '',
    url: new URL(path, siteUrl).href,
    provider: linksTo(programme.providers, providers).map((link) => ({
      '@type': 'Organization',
      name: link.title,
      url: new URL(link.href, siteUrl).href,
    })),
    educationalProgramMode: modes[format],
    ...(unit === undefined ? {} : { timeToComplete: `P${duration!.value}${unit}` }),
    ...(intakes.length === 0
      ? {}
      : {
          startDate: intakes.map(({ start }) => start),
          applicationDeadline: intakes.map(({ deadline, timeZone }) => inZone(deadline, timeZone)),
        }),
    ...(fees.length === 0
      ? {}
      : {
          offers: fees.map(({ amount, currency, basis, url }) => ({
            '@type': 'Offer',
            name: feeBases[basis],
            price: amount,
            priceCurrency: currency,
            ...(url === undefined ? {} : { url }),
          })),
        }),
    ...(applyUrl === undefined ? {} : { potentialAction: { '@type': 'ApplyAction', target: applyUrl } }),
  }
}
