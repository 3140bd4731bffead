import { describe, expect, it } from 'vitest'
import { programmeJsonLd } from './json-ld.ts'
import type { Programme } from './model.ts'

const programme: Programme = {
  id: 'programme-esg',
  title: { en: 'ESG in schools', 'zh-Hans': '学校ESG' },
  slug: 'esg-in-schools',
  serviceLine: 'curriculum-development',
  providers: ['here', 'gone'],
  leadExperts: [],
  level: 'professional',
  format: 'hybrid',
  languages: ['en'],
  places: [],
  duration: { value: 6, unit: 'weeks' },
  intakes: [{ start: '2027-03-01', deadline: '2027-01-31T15:59:00Z', timeZone: 'Asia/Shanghai' }],
  fees: [{ amount: 9800, currency: 'CNY', basis: 'programme', source: 'Brochure', verifiedOn: '2026-10-01' }],
  requirements: [],
  scholarships: [],
  topics: [],
  summary: { en: 'Six weeks.' },
  sample: true,
  linked: [],
  bodyDigest: 'digest',
}

const context = {
  siteUrl: new URL('https://hirep.example'),
  path: '/programmes/esg-in-schools/',
  locale: 'en',
  providers: { here: { href: '/organisations/here/', title: 'Here', lang: 'en', hreflang: 'en' } },
} as const

describe('the JSON-LD of a programme', () => {
  it('says who offers it, when, how and for how much', () => {
    expect(programmeJsonLd(programme, context)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'EducationalOccupationalProgram',
      name: 'ESG in schools',
      description: 'Six weeks.',
      url: 'https://hirep.example/programmes/esg-in-schools/',
      provider: [{ '@type': 'Organization', name: 'Here', url: 'https://hirep.example/organisations/here/' }],
      educationalProgramMode: 'blended',
      timeToComplete: 'P6W',
      startDate: ['2027-03-01'],
      applicationDeadline: ['2027-01-31T23:59:00+08:00'],
      offers: [{ '@type': 'Offer', name: 'The whole programme', price: 9800, priceCurrency: 'CNY' }],
    })
  })

  it('has nothing to say of what is not known, nor of semesters, which no standard measures', () => {
    const little = { ...programme, duration: { value: 2, unit: 'semesters' as const }, intakes: [], fees: [] }
    const jsonLd = programmeJsonLd(little, context)
    for (const key of ['timeToComplete', 'startDate', 'applicationDeadline', 'offers', 'potentialAction'])
      expect(jsonLd).not.toHaveProperty(key)
  })
})
