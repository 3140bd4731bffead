import { describe, expect, it } from 'vitest'
import { alternateLinks, type Head, headTags } from './head.ts'
import { serialiseJsonLd } from './json-ld.ts'
import { sitemapXml } from './sitemap.ts'

const siteUrl = new URL('https://hirep.example')

const head: Head = {
  title: 'A meeting',
  siteName: 'HIREP',
  description: 'It was held.',
  locale: 'en',
  path: '/news/a-meeting/',
  languages: { en: '/news/a-meeting/', 'zh-Hant': '/zh-hant/news/a-meeting/' },
}

function links(of: Head, rel: string) {
  return headTags(of, siteUrl).flatMap((item) =>
    item.tag === 'link' && item.attributes['rel'] === rel ? [item.attributes] : [],
  )
}

describe('head', () => {
  it('names the site after the title, but not twice on the home page', () => {
    expect(headTags(head, siteUrl)[0]).toEqual({ tag: 'title', text: 'A meeting · HIREP', lang: undefined })
    expect(headTags({ ...head, title: 'HIREP' }, siteUrl)[0]).toEqual({
      tag: 'title',
      text: 'HIREP',
      lang: undefined,
    })
  })

  it('says which language a title is in that is not the page’s', () => {
    const foreign = { ...head, title: '冯谷雨', titleLang: 'zh-Hans' } as const
    expect(headTags(foreign, siteUrl)[0]).toEqual({ tag: 'title', text: '冯谷雨 · HIREP', lang: 'zh-Hans' })
  })

  it('names only the languages that exist, and a default', () => {
    expect(links(head, 'alternate')).toEqual([
      { rel: 'alternate', hreflang: 'en', href: 'https://hirep.example/news/a-meeting/' },
      { rel: 'alternate', hreflang: 'zh-Hant', href: 'https://hirep.example/zh-hant/news/a-meeting/' },
      { rel: 'alternate', hreflang: 'x-default', href: 'https://hirep.example/news/a-meeting/' },
    ])
  })

  it('has no languages to name where there is one only', () => {
    expect(alternateLinks({ 'zh-Hans': '/zh-hans/news/x/' })).toEqual([])
    expect(alternateLinks({ 'zh-Hans': '/a/', 'zh-Hant': '/b/' }).at(-1)).toEqual(['x-default', '/a/'])
  })

  it('leaves an untranslated page to the language that the text is in', () => {
    const untranslated: Head = {
      ...head,
      locale: 'zh-Hans',
      path: '/zh-hans/universities/x/',
      languages: { en: '/universities/x/' },
      canonicalPath: '/universities/x/',
      noindex: true,
    }
    expect(links(untranslated, 'canonical')).toEqual([
      { rel: 'canonical', href: 'https://hirep.example/universities/x/' },
    ])
    expect(links(untranslated, 'alternate')).toEqual([])
    expect(headTags(untranslated, siteUrl)).toContainEqual({
      tag: 'meta',
      attributes: { name: 'robots', content: 'noindex' },
    })
  })
})

describe('JSON-LD', () => {
  it('cannot end its script element, and is still the same JSON', () => {
    const value = { name: '</script><script>alert(1)</script><!--' }
    expect(serialiseJsonLd(value)).not.toContain('<')
    expect(JSON.parse(serialiseJsonLd(value))).toEqual(value)
  })
})

describe('sitemap', () => {
  it('lists each page with its languages and escapes what XML keeps', () => {
    const xml = sitemapXml(
      [
        {
          path: '/a/?b&c',
          languages: { en: '/a/', 'zh-Hans': '/zh-hans/a/' },
          modified: '2026-01-02T03:04:05Z',
        },
      ],
      siteUrl,
    )
    expect(xml).toContain(
      '<loc>https://hirep.example/a/?b&amp;c</loc><lastmod>2026-01-02T03:04:05Z</lastmod>',
    )
    expect(xml.match(/xhtml:link /g)).toHaveLength(3)
  })
})
