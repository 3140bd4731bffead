import { describe, expect, it } from 'vitest'
import { profileHead } from './profile-head.ts'

describe('the head of a profile', () => {
  const route = { kind: 'university', slug: 'x' } as const

  it('names the languages that the text exists in', () => {
    expect(profileHead(route, ['en', 'zh-Hant'], 'zh-Hant')).toEqual({
      path: '/zh-hant/universities/x/',
      languages: { en: '/universities/x/', 'zh-Hant': '/zh-hant/universities/x/' },
      canonicalPath: undefined,
      noindex: false,
    })
  })

  it('leaves search engines to the nearest language where there is no text', () => {
    expect(profileHead(route, ['en', 'zh-Hant'], 'zh-Hans')).toMatchObject({
      canonicalPath: '/zh-hant/universities/x/',
      noindex: true,
    })
  })

  it('keeps samples out of search engines', () => {
    expect(profileHead(route, ['en'], 'en', true).noindex).toBe(true)
  })
})
