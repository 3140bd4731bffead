import { describe, expect, it } from 'vitest'
import { eventJsonLd } from './json-ld.ts'
import type { Event } from './model.ts'

const event: Event = {
  id: 'event-meeting',
  title: { en: 'A meeting', 'zh-Hans': '会议' },
  slug: 'a-meeting',
  when: { month: '2025-05' },
  status: 'held',
  venue: { en: 'Niccolo Hotel' },
  place: { country: 'CN', city: { en: 'Changsha', 'zh-Hans': '长沙' } },
  organisers: ['hirep', 'gone'],
  agenda: [],
  talks: [{ speaker: 'zhang' }, { speaker: 'zhang' }, { speaker: 'gone' }],
  topics: [],
  sample: false,
  bodyLanguages: [],
  linked: [],
  bodyDigest: 'digest',
}

const link = (href: string, title: string) => ({ href, title, lang: 'en', hreflang: 'en' }) as const
const context = {
  siteUrl: new URL('https://hirep.example'),
  path: '/events/a-meeting/',
  locale: 'en',
  organisers: { hirep: link('/organisations/hirep/', 'HIREP') },
  speakers: { zhang: link('/experts/zhang/', 'Zhang') },
} as const

describe('the JSON-LD of an event', () => {
  it('says where it was and who organised it and spoke, and invents no day', () => {
    expect(eventJsonLd(event, context)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'A meeting',
      url: 'https://hirep.example/events/a-meeting/',
      startDate: '2025-05',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Niccolo Hotel',
        address: { '@type': 'PostalAddress', addressCountry: 'CN', addressLocality: 'Changsha' },
      },
      organizer: [
        { '@type': 'Organization', name: 'HIREP', url: 'https://hirep.example/organisations/hirep/' },
      ],
      performer: [{ '@type': 'Person', name: 'Zhang', url: 'https://hirep.example/experts/zhang/' }],
    })
  })

  it('gives start and end as the clocks of the place show them', () => {
    const when = { start: '2026-05-28T01:30:00Z', end: '2026-05-28T09:00:00Z', timeZone: 'Asia/Shanghai' }
    expect(eventJsonLd({ ...event, when }, context)).toMatchObject({
      startDate: '2026-05-28T09:30:00+08:00',
      endDate: '2026-05-28T17:00:00+08:00',
    })
  })

  it('says what became of it', () => {
    expect(eventJsonLd({ ...event, status: 'cancelled' }, context)).toHaveProperty(
      'eventStatus',
      'https://schema.org/EventCancelled',
    )
  })

  it('has no place where none is known', () => {
    const { venue: _venue, place: _place, ...nowhere } = event
    expect(eventJsonLd(nowhere, context)).not.toHaveProperty('location')
    expect(eventJsonLd({ ...nowhere, place: { country: 'CN' } }, context).location).toEqual({
      '@type': 'Place',
      address: { '@type': 'PostalAddress', addressCountry: 'CN' },
    })
  })
})
