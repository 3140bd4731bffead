import { describe, expect, it } from 'vitest'
import { locationsOf, mainDocuments, targetsOf } from './locations.ts'

const article = {
  _id: 'news.1',
  _type: 'newsArticle',
  title: '新平台',
  slug: 'new-platform',
  language: 'zh-Hans',
  // `name[].language` of a title that is plain text answers null.
  languages: null,
}
const expert = {
  _id: 'expert.1',
  _type: 'expert',
  title: 'Mei Lin',
  slug: 'mei-lin',
  languages: ['en', 'zh-Hant'],
}

type Found = Parameters<typeof locationsOf>[0]

/** Where a document is shown that nothing is connected with but what is given. */
const locate = (found: Partial<Found> & Pick<Found, 'document'>) =>
  locationsOf({ targets: [], referrers: [], referrerCount: found.referrers?.length ?? 0, ...found })

const hrefs = (found: Parameters<typeof locate>[0]) => locate(found)?.locations?.map(({ href }) => href)

describe('pages that a document is used on', () => {
  it('are the page and the list of the one language that a text is in', () => {
    expect(hrefs({ document: article })).toEqual(['/zh-hans/news/new-platform/', '/zh-hans/news/'])
  })

  it('are those of every language that a profile has a name in', () => {
    expect(hrefs({ document: expert })).toEqual([
      '/experts/mei-lin/',
      '/zh-hant/experts/mei-lin/',
      '/experts/',
      '/zh-hant/experts/',
    ])
  })

  it('include the pages that refer to it, each once, under their own titles', () => {
    const found = locate({ document: expert, referrers: [article] })
    expect(found?.locations?.at(-1)).toEqual({ title: '新平台', href: '/zh-hans/news/new-platform/' })
  })

  it('include the pages that link back to it, of a text those in its language', () => {
    const topic = {
      _id: 't',
      _type: 'topic',
      title: 'Languages',
      slug: 'languages',
      languages: ['en', 'zh-Hans'],
    }
    expect(hrefs({ document: article, targets: [expert, topic] })?.slice(2)).toEqual([
      '/zh-hans/experts/mei-lin/',
      '/zh-hans/topics/languages/',
    ])
    expect(hrefs({ document: expert, targets: [topic] })?.at(-1)).toBe('/topics/languages/')
  })

  it('are counted beyond the first twenty, however many there are', () => {
    const referrers = Array.from({ length: 20 }, (_, index) => ({ ...article, slug: `news-${index}` }))
    const found = locate({ document: expert, referrers, referrerCount: 230 })
    expect(found?.locations).toHaveLength(4 + 20)
    expect(found?.message).toBe('Used on 210 more pages')
    const both = locate({ document: expert, referrers, targets: [article] })
    expect(both?.locations).toHaveLength(4 + 20)
    expect(both?.message).toBe('Used on 1 more page')
  })

  it('are the list of standards for an agreement', () => {
    const agreement = { ...expert, _type: 'agreement', slug: 'joint-work', languages: ['en'] }
    expect(hrefs({ document: agreement })).toEqual(['/standards/agreement/joint-work/', '/standards/'])
  })

  it('are every home page for the settings', () => {
    const settings = { _id: 'siteSettings', _type: 'siteSettings', title: 'HIREP', languages: ['en'] }
    expect(hrefs({ document: settings })).toEqual(['/', '/zh-hans/', '/zh-hant/'])
  })

  it.each([
    ['newsArticle', 'the language and the slug'],
    ['topic', 'the name or title and the slug'],
  ])('say what a new %s lacks to have a page', (_type, lacking) => {
    const found = locate({ document: { _id: 'new', _type } })
    expect(found?.locations).toBeUndefined()
    expect(found?.message).toContain(lacking)
  })
})

describe('what a document refers to', () => {
  it('is found however deep it stands, each once; what it was translated from is no page that shows it', () => {
    const reference = (_ref: string) => ({ _type: 'reference', _ref })
    const document = {
      _id: 'a',
      topics: [reference('t'), reference('u')],
      talks: [{ speaker: reference('e') }],
      body: [{ markDefs: [{ _type: 'internalLink', target: reference('t') }], children: [{ text: 'x' }] }],
      translationOf: { document: reference('source') },
      empty: null,
    }
    expect(targetsOf(document)).toEqual(['t', 'u', 'e'])
    expect(targetsOf(null)).toEqual([])
  })
})

describe('the document that a page is about', () => {
  const resolve = (path: string) =>
    mainDocuments[0]!.resolve!({ path, origin: 'https://preview.example', params: {} })

  it('is found by slug, and for a text by language', () => {
    expect(resolve('/zh-hant/news/new-platform/')?.params).toEqual({
      type: 'newsArticle',
      slug: 'new-platform',
      language: 'zh-Hant',
    })
    expect(resolve('/zh-hant/experts/mei-lin/')?.params).toEqual({ type: 'expert', slug: 'mei-lin' })
    expect(resolve('/standards/agreement/joint-work/')?.params).toEqual({
      type: 'agreement',
      slug: 'joint-work',
    })
    expect(resolve('/about/')?.params).toEqual({ type: 'page', slug: 'about', language: 'en' })
  })

  it('is the settings for a home page', () => {
    expect(resolve('/zh-hans/')?.filter).toBe('_type == "siteSettings"')
  })

  it('is none for lists, the search and what is no page', () => {
    for (const path of ['/news/', '/experts/region/hk/', '/search/', '/a/b/c/d/']) {
      expect(resolve(path)).toBeUndefined()
    }
  })
})
