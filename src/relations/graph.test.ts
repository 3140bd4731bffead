import { describe, expect, it } from 'vitest'
import type { NewsArticle } from '../features/news/model.ts'
import type { Page } from '../features/pages/model.ts'
import type { Topic } from '../features/topics/model.ts'
import type { University } from '../features/universities/model.ts'
import { createGraph, type Entries } from './graph.ts'

function article(id: string, overrides: Partial<NewsArticle> = {}): NewsArticle {
  return {
    id,
    language: 'en',
    title: `Title of ${id}`,
    slug: id,
    standfirst: 'What happened.',
    category: 'report',
    topics: [],
    publishedAt: '2026-01-01T00:00:00Z',
    changeNotes: [],
    about: [],
    sample: false,
    linked: [],
    bodyDigest: 'digest',
    ...overrides,
  }
}

function university(id: string, overrides: Partial<University> = {}): University {
  return {
    id,
    name: { en: `University ${id}` },
    slug: id,
    otherNames: [],
    country: 'HK',
    city: { en: 'Hong Kong' },
    kind: 'comprehensive',
    strengths: [],
    relationship: 'listed',
    pictures: [],
    facts: [],
    sample: false,
    profileLanguages: [],
    linked: [],
    bodyDigest: 'digest',
    ...overrides,
  }
}

const topic = (id: string, broader?: string): Topic => ({ id, title: { en: id }, slug: id, broader })
const page = (id: string, linked: string[]): Page => ({
  id,
  language: 'en',
  title: id,
  slug: id,
  summary: 'About.',
  bodyDigest: 'digest',
  linked: linked.map((each) => ({ field: 'body[0]', id: each })),
})
const none: Entries = {
  newsArticle: [],
  page: [],
  university: [],
  expert: [],
  organisation: [],
  programme: [],
  event: [],
  standard: [],
  agreement: [],
  topic: [],
  translations: [],
}
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)

describe('links', () => {
  const graph = createGraph({
    ...none,
    newsArticle: [
      article('a'),
      article('a-hans', { language: 'zh-Hans', slug: 'a', title: '甲' }),
      article('b'),
    ],
    university: [university('hku', { name: { en: 'The University of Hong Kong', 'zh-Hant': '香港大學' } })],
    translations: [
      {
        id: 't',
        translations: [
          { language: 'en', id: 'a' },
          { language: 'zh-Hans', id: 'a-hans' },
        ],
      },
    ],
  })

  it('leads a reader to the translation where there is one, else to the text that there is', () => {
    expect(graph.link('a', 'zh-Hans')).toEqual({
      href: '/zh-hans/news/a/',
      title: '甲',
      lang: 'zh-Hans',
      hreflang: 'zh-Hans',
    })
    expect(graph.link('a', 'zh-Hant')).toMatchObject({ href: '/news/a/', lang: 'en', hreflang: 'en' })
  })

  it('leads to a profile in the reader’s language, with the name in the nearest one', () => {
    expect(graph.link('hku', 'zh-Hans')).toEqual({
      href: '/zh-hans/universities/hku/',
      title: '香港大學',
      lang: 'zh-Hant',
      hreflang: 'zh-Hans',
    })
  })

  it('skips what is not on the site', () => {
    expect(graph.link('gone', 'en')).toBeUndefined()
    expect(graph.linksById(['gone', 'b'], 'en')).toEqual({
      b: expect.objectContaining({ href: '/news/b/' }),
    })
  })

  it('knows the paths of a text’s translations', () => {
    expect(graph.translationPaths(graph.newsArticle[0]!)).toEqual({
      en: '/news/a/',
      'zh-Hans': '/zh-hans/news/a/',
    })
    expect(graph.translationPaths(graph.newsArticle[2]!)).toEqual({ en: '/news/b/' })
  })
})

describe('backlinks', () => {
  const graph = createGraph({
    ...none,
    newsArticle: [
      article('about-it', { about: ['hku'] }),
      article('links-to-it', { linked: [{ field: 'body[1]', id: 'hku' }] }),
      article('on-topic', { topics: ['esg'] }),
      article('in-chinese', { language: 'zh-Hans', about: ['hku'] }),
      article('other'),
      article('links-to-translation', { linked: [{ field: 'body[0]', id: 'other-hant' }] }),
      article('other-hant', { language: 'zh-Hant' }),
    ],
    university: [
      university('hku', { strengths: ['esg'] }),
      university('mit', { linked: [{ field: 'profile.en[0]', id: 'hku' }] }),
    ],
    topic: [topic('esg')],
    page: [page('about', ['hku'])],
    translations: [
      {
        id: 't',
        translations: [
          { language: 'en', id: 'other' },
          { language: 'zh-Hant', id: 'other-hant' },
        ],
      },
    ],
  })

  it('finds news by what it is about, by its links and by its topics, in the reader’s language', () => {
    expect(ids(graph.referringTo('hku', 'newsArticle', 'en'))).toEqual(['about-it', 'links-to-it'])
    expect(ids(graph.referringTo('hku', 'newsArticle', 'zh-Hans'))).toEqual(['in-chinese'])
    expect(ids(graph.referringTo('esg', 'newsArticle', 'en'))).toEqual(['on-topic'])
  })

  it('takes a reference to a translation as one to the text', () => {
    expect(ids(graph.referringTo('other', 'newsArticle', 'en'))).toEqual(['links-to-translation'])
  })

  it('finds profiles and pages', () => {
    expect(ids(graph.referringTo('esg', 'university', 'en'))).toEqual(['hku'])
    expect(ids(graph.referringTo('hku', 'university', 'en'))).toEqual(['mit'])
    expect(ids(graph.referringTo('hku', 'page', 'en'))).toEqual(['about'])
  })
})

describe('related news', () => {
  it('puts most shared topics first, then the newest, with the reason, in the same language', () => {
    const graph = createGraph({
      ...none,
      topic: [topic('a'), topic('b')],
      newsArticle: [
        article('this', { topics: ['a', 'b'] }),
        article('one-new', { topics: ['b'], publishedAt: '2026-05-01T00:00:00Z' }),
        article('one-old', { topics: ['a'], publishedAt: '2025-01-01T00:00:00Z' }),
        article('both', { topics: ['b', 'a'], publishedAt: '2024-01-01T00:00:00Z' }),
        article('hans', { topics: ['a', 'b'], language: 'zh-Hans' }),
      ],
    })
    expect(
      graph.related('newsArticle', graph.newsArticle[0]!, 3).map(({ entry, shared }) => [entry.id, shared]),
    ).toEqual([
      ['both', ['a', 'b']],
      ['one-new', ['b']],
      ['one-old', ['a']],
    ])
  })
})

describe('the tree of topics', () => {
  it('leads from the top to a topic', () => {
    const graph = createGraph({ ...none, topic: [topic('a'), topic('b', 'a'), topic('c', 'b')] })
    expect(ids(graph.topicPath(graph.topic[2]!))).toEqual(['a', 'b', 'c'])
    expect(ids(graph.narrowerTopics('a'))).toEqual(['b'])
  })

  it('ends in a circle instead of running round it', () => {
    const graph = createGraph({ ...none, topic: [topic('a', 'b'), topic('b', 'a')] })
    expect(ids(graph.topicPath(graph.topic[0]!))).toEqual(['b', 'a'])
  })
})
