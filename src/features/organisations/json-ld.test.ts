import { describe, expect, it } from 'vitest'
import { organisationJsonLd } from './json-ld.ts'
import type { Organisation } from './model.ts'

const organisation: Organisation = {
  id: 'organisation-kite',
  name: { en: 'Paper Kite', 'zh-Hans': '纸鸢', 'zh-Hant': '紙鳶' },
  slug: 'kite',
  otherNames: [{ value: 'PK', language: 'en' }],
  kind: 'company',
  sector: 'technology',
  place: { country: 'CA', city: { en: 'Toronto', 'zh-Hans': '多伦多' } },
  website: 'https://example.org/',
  summary: { en: 'Makes kites.' },
  topics: [],
  sample: true,
}
const context = {
  siteUrl: new URL('https://hirep.example'),
  path: '/organisations/kite/',
  locale: 'en',
} as const

describe('the JSON-LD of an organisation', () => {
  it('says what it is called, what it does and where it is', () => {
    expect(organisationJsonLd(organisation, context)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Paper Kite',
      alternateName: ['纸鸢', '紙鳶', 'PK'],
      description: 'Makes kites.',
      url: 'https://hirep.example/organisations/kite/',
      sameAs: 'https://example.org/',
      address: { '@type': 'PostalAddress', addressCountry: 'CA', addressLocality: 'Toronto' },
    })
  })

  it('speaks the page’s language as far as it can', () => {
    const chinese = organisationJsonLd(organisation, { ...context, locale: 'zh-Hant' })
    expect(chinese).toMatchObject({
      name: '紙鳶',
      description: 'Makes kites.',
      address: { addressLocality: '多伦多' },
    })
  })

  it('leaves out what is not known', () => {
    const { place: _place, website: _website, summary: _summary, ...little } = organisation
    const bare = organisationJsonLd({ ...little, name: { en: 'PK' } }, context)
    for (const key of ['address', 'sameAs', 'description', 'alternateName'])
      expect(bare).not.toHaveProperty(key)
  })
})
