import { describe, expect, it } from 'vitest'
import { locales } from './locales.ts'
import { newsFeedPath, parsePath, pathFor, type Route } from './routes.ts'

const routes: [Route, string][] = [
  [{ kind: 'home' }, '/'],
  [{ kind: 'list', section: 'newsArticle' }, '/news/'],
  [{ kind: 'list', section: 'newsArticle', page: 1 }, '/news/'],
  [{ kind: 'list', section: 'newsArticle', page: 12 }, '/news/page/12/'],
  [{ kind: 'newsArticle', slug: 'a-meeting' }, '/news/a-meeting/'],
  [{ kind: 'list', section: 'university', page: 2 }, '/universities/page/2/'],
  [{ kind: 'university', slug: 'eth-zurich' }, '/universities/eth-zurich/'],
  [{ kind: 'list', section: 'topic' }, '/topics/'],
  [{ kind: 'topic', slug: 'esg' }, '/topics/esg/'],
  [{ kind: 'page', slug: 'privacy' }, '/privacy/'],
  [{ kind: 'search' }, '/search/'],
  [{ kind: 'list', section: 'expert', page: 3 }, '/experts/page/3/'],
  [{ kind: 'facet', section: 'expert', by: 'region', value: 'hk' }, '/experts/region/hk/'],
  [{ kind: 'facet', section: 'expert', by: 'topic', value: 'esg', page: 2 }, '/experts/topic/esg/page/2/'],
  [
    { kind: 'facet', section: 'programme', by: 'deadline', value: '2027-03' },
    '/programmes/deadline/2027-03/',
  ],
  [{ kind: 'facet', section: 'event', by: 'year', value: '2025' }, '/events/year/2025/'],
  [{ kind: 'expert', slug: 'topic' }, '/experts/topic/'],
  [{ kind: 'event', slug: 'a-meeting' }, '/events/a-meeting/'],
  [{ kind: 'standard', slug: 'a-system' }, '/standards/a-system/'],
  [{ kind: 'agreement', slug: 'an-agreement' }, '/standards/agreement/an-agreement/'],
]

describe('paths', () => {
  it.each(routes)('%j has the path %s', (route, path) => {
    expect(pathFor(route, 'en')).toBe(path)
    expect(pathFor(route, 'zh-Hant')).toBe(`/zh-hant${path}`)
  })

  it.each(routes)('%j is read back from its own path in every language', (route) => {
    for (const locale of locales) {
      const parsed = parsePath(pathFor(route, locale))
      expect(parsed?.locale).toBe(locale)
      expect(pathFor(parsed!.route, locale)).toBe(pathFor(route, locale))
    }
  })

  it.each([
    '',
    'news/',
    '/news',
    '/news/page/0/',
    '/news/page/two/',
    '/news/page/',
    '/news/a/b/',
    '/topics/a/b/',
    '/about/us/',
    '/experts/shoe-size/44/',
    '/events/region/hk/',
    '/experts/region/hk/page/',
    '/experts/region/hk/44/',
    '/standards/agreement/a/b/',
    '/news//a/',
    '/zh-hans/zh-hant/x/y/',
  ])('%j is no path of the site', (path) => {
    expect(parsePath(path)).toBeUndefined()
  })

  it('puts each language’s feed beside its list', () => {
    expect(newsFeedPath('en')).toBe('/news/feed.xml')
    expect(newsFeedPath('zh-Hans')).toBe('/zh-hans/news/feed.xml')
  })
})
