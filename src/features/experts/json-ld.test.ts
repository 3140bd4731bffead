import { describe, expect, it } from 'vitest'
import { expertJsonLd } from './json-ld.ts'
import type { Expert } from './model.ts'

const expert: Expert = {
  id: 'expert-zhang',
  name: { en: 'Zhang Wei', 'zh-Hans': '张伟', 'zh-Hant': '張偉' },
  slug: 'zhang-wei',
  familyName: 'Zhang',
  givenName: 'Wei',
  surnameOrder: 'first',
  otherNames: [{ value: 'Wei Zhang', language: 'en' }],
  title: { en: 'Professor', 'zh-Hans': '教授' },
  positions: [
    { role: { en: 'Dean' }, institution: 'here', former: false },
    { role: { en: 'Adviser' }, institution: 'gone', former: false },
    { role: { en: 'Lecturer' }, institution: 'there', former: true },
  ],
  topics: ['topic-esg'],
  languages: ['zh', 'en'],
  regions: ['CN'],
  serviceLines: [],
  links: [
    { kind: 'orcid', url: 'https://orcid.org/0000-0000-0000-0000' },
    { kind: 'website', url: 'mailto:zhang@example.org' },
  ],
  works: [],
  sample: true,
  biographyLanguages: [],
  linked: [],
  bodyDigest: 'digest',
}

const link = (slug: string) =>
  ({ href: `/universities/${slug}/`, title: slug, lang: 'en', hreflang: 'en' }) as const
const context = {
  siteUrl: new URL('https://hirep.example'),
  path: '/experts/zhang-wei/',
  locale: 'en',
  institutions: { here: link('here'), there: link('there') },
  topics: ['ESG'],
} as const

describe('the JSON-LD of an expert', () => {
  const person = expertJsonLd(expert, context)

  it('names the person in every form, the page’s first', () => {
    expect(person).toMatchObject({
      '@type': 'Person',
      name: 'Zhang Wei',
      alternateName: ['张伟', '張偉', 'Wei Zhang'],
      familyName: 'Zhang',
      givenName: 'Wei',
      honorificPrefix: 'Professor',
      url: 'https://hirep.example/experts/zhang-wei/',
    })
    expect(expertJsonLd(expert, { ...context, locale: 'zh-Hant' })).toMatchObject({ name: '張偉' })
  })

  it('names the institutions of today that are on the site', () => {
    expect(person).toMatchObject({
      jobTitle: ['Dean', 'Adviser'],
      affiliation: [
        { '@type': 'Organization', name: 'here', url: 'https://hirep.example/universities/here/' },
      ],
    })
  })

  it('says what the person knows and where more is written', () => {
    expect(person).toMatchObject({
      knowsAbout: ['ESG'],
      knowsLanguage: ['zh', 'en'],
      sameAs: ['https://orcid.org/0000-0000-0000-0000'],
    })
  })

  it('has nothing to say of what is not known', () => {
    const { givenName: _given, title: _title, ...little } = expert
    const person = expertJsonLd({ ...little, name: { en: 'Zhang' }, otherNames: [], positions: [] }, context)
    for (const key of ['givenName', 'honorificPrefix', 'alternateName', 'jobTitle', 'description'])
      expect(person).not.toHaveProperty(key)
  })
})
