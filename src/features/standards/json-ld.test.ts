import { expect, test } from 'vitest'
import { standardJsonLd } from './json-ld.ts'
import type { Standard } from './model.ts'

const standard: Standard = {
  id: 'standard-service',
  title: { en: 'Service standard', 'zh-Hant': '服務標準' },
  slug: 'service-standard',
  state: 'in-preparation',
  topics: [],
  sample: false,
  linked: [],
  bodyDigest: 'digest',
}
const context = { siteUrl: new URL('https://hirep.example'), path: '/standards/service-standard/' }

test('a standard is a work in a state, and no more than is known of it', () => {
  expect(standardJsonLd(standard, { ...context, locale: 'zh-Hans' })).toEqual({
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: '服務標準',
    url: 'https://hirep.example/standards/service-standard/',
    creativeWorkStatus: 'Incomplete',
  })
})

test('its code, version and document are named where there are any', () => {
  const document = 'https://hirep.example/standard.pdf'
  const published = { ...standard, state: 'published' as const, code: 'HIREP 1', version: '2.0', document }
  expect(standardJsonLd(published, { ...context, locale: 'en' })).toMatchObject({
    creativeWorkStatus: 'Published',
    identifier: 'HIREP 1',
    version: '2.0',
    sameAs: document,
  })
})
