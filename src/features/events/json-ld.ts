import type { Event as EventJsonLd, Place, WithContext } from 'schema-dts'
import { type Locale, localise } from '../../site/locales.ts'
import { type EventStatus, newsroomZone } from '../../site/rules.ts'
import { type EntryLink, type Links, linksTo } from '../../ui/links.ts'
import { inZone } from '../../ui/time.ts'
import type { Event } from './model.ts'

const statuses = {
  scheduled: 'https://schema.org/EventScheduled',
  // To another place, which the location names; the time stands.
  moved: 'https://schema.org/EventScheduled',
  held: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  cancelled: 'https://schema.org/EventCancelled',
} as const satisfies Record<EventStatus, string>

interface Context {
  readonly siteUrl: URL
  readonly path: string
  readonly locale: Locale
  readonly organisers: Links
  readonly speakers: Links
}

export function eventJsonLd(
  event: Event,
  { siteUrl, path, locale, organisers, speakers }: Context,
): WithContext<EventJsonLd> {
  const { title, when, status, summary, talks } = event
  const description = summary && localise(summary, locale)
  const location = locationOf(event, locale)
  const party =
    <Type extends string>(type: Type) =>
    (link: EntryLink) =>
      ({ '@type': type, name: link.title, url: new URL(link.href, siteUrl).href }) as const
  const organiser = linksTo(event.organisers, organisers).map(party('Organization'))
  const performer = linksTo([...new Set(talks.map(({ speaker }) => speaker))], speakers).map(party('Person'))
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: localise(title, locale)?.value ?? '',
    ...(description ? { description: description.value } : {}),
    url: new URL(path, siteUrl).href,
    ...dates(when),
    eventStatus: statuses[status],
    ...(location ? { location } : {}),
    ...(organiser.length > 0 ? { organizer: organiser } : {}),
    ...(performer.length > 0 ? { performer } : {}),
  }
}

/** A month stays a month: a day that nobody has stated must not be made up. */
function dates({ month, start, end, timeZone = newsroomZone }: Event['when']) {
  if (month !== undefined || start === undefined) return { startDate: month ?? '' }
  return {
    startDate: inZone(start, timeZone),
    ...(end === undefined ? {} : { endDate: inZone(end, timeZone) }),
  }
}

function locationOf({ venue, place }: Event, locale: Locale): Place | undefined {
  const city = place?.city && localise(place.city, locale)?.value
  const name = (venue && localise(venue, locale)?.value) ?? city
  if (name === undefined && !place) return undefined
  const address = place && {
    '@type': 'PostalAddress' as const,
    addressCountry: place.country,
    ...(city === undefined ? {} : { addressLocality: city }),
  }
  return { '@type': 'Place', ...(name === undefined ? {} : { name }), ...(address ? { address } : {}) }
}
