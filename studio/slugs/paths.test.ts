import { describe, expect, it } from 'vitest'
import { documentsAt, pathsOf } from './paths.ts'
import { formerPaths, redirectId } from './redirects.ts'

const slug = (current: string) => ({ slug: { current } })

describe('the paths of a document', () => {
  it('are three for a profile, which has a page in every language', () => {
    expect(pathsOf({ _type: 'expert', ...slug('zhang-wei') })).toEqual([
      '/experts/zhang-wei/',
      '/zh-hans/experts/zhang-wei/',
      '/zh-hant/experts/zhang-wei/',
    ])
    expect(pathsOf({ _type: 'agreement', ...slug('a') })[0]).toBe('/standards/agreement/a/')
    expect(pathsOf({ _type: 'topic', ...slug('esg') })).toHaveLength(3)
  })

  it('is one for a document in one language', () => {
    expect(pathsOf({ _type: 'newsArticle', language: 'zh-Hans', ...slug('a') })).toEqual(['/zh-hans/news/a/'])
    expect(pathsOf({ _type: 'page', language: 'en', ...slug('about') })).toEqual(['/about/'])
  })

  it('are none without a slug, a language that the site has, or a page', () => {
    expect(pathsOf({ _type: 'expert' })).toEqual([])
    expect(pathsOf({ _type: 'newsArticle', language: 'fr', ...slug('a') })).toEqual([])
    expect(pathsOf({ _type: 'redirect', ...slug('a') })).toEqual([])
  })

  it('lead back to the document by a filter', () => {
    expect(documentsAt('/zh-hans/news/a/')?.params).toEqual({
      kind: 'newsArticle',
      slug: 'a',
      language: 'zh-Hans',
    })
    expect(documentsAt('/zh-hant/experts/a/')?.params).toEqual({ kind: 'expert', slug: 'a' })
    expect(documentsAt('/news/')).toBeUndefined()
    expect(documentsAt('/2019/05/report/')).toBeUndefined()
  })
})

describe('what a changed slug leaves', () => {
  const before = { _type: 'page', language: 'en', ...slug('old') }

  it('is every path that the document no longer has', () => {
    expect(formerPaths(before, { ...before, ...slug('new') })).toEqual(['/old/'])
    expect(formerPaths(before, before)).toEqual([])
  })

  it('is nothing where a slug is missing: such a draft can’t be published, or there was no page', () => {
    expect(formerPaths(before, { _type: 'page', language: 'en' })).toEqual([])
    expect(formerPaths({ _type: 'page', language: 'en' }, before)).toEqual([])
  })

  it('has an id by its path, which no other path shares', () => {
    expect(redirectId('/zh-hans/news/a-b/')).toBe('redirect-zh-hans_news_a-b')
    expect(redirectId('/news/a/')).not.toBe(redirectId('/news-a/'))
  })
})
