import { describe, expect, it } from 'vitest'
import { reservedSlugs, safeHref, slugKey, slugPattern, slugProblem } from './rules.ts'

describe('slugs', () => {
  it.each(['a', 'a-meeting', '2026-review', 'eth-zurich'])('%s may be used', (slug) => {
    expect(slugProblem(slug)).toBeUndefined()
  })

  it.each(['', 'A-Meeting', 'a--b', '-a', 'a-', 'a_b', 'zürich', '会议', 'a b', 'a/b', 'a.b'])(
    '%j may not',
    (slug) => {
      expect(slugProblem(slug)).toMatch(/may hold only/)
    },
  )

  it('refuses what the site itself uses, in any case or width', () => {
    for (const slug of ['news', 'NEWS', 'page', 'zh-hans', 'ｓｅａｒｃｈ'])
      expect(slugProblem(slug)).toMatch(/reserved/)
    expect(reservedSlugs.filter((slug) => !slugPattern.test(slug))).toEqual([])
  })

  it('refuses what is too long for a file name on some hosts', () => {
    expect(slugProblem('a'.repeat(96))).toBeUndefined()
    expect(slugProblem('a'.repeat(97))).toMatch(/longer than 96/)
  })

  it('compares without case and Unicode form', () => {
    expect(slugKey('Ａbc')).toBe(slugKey('abc'))
  })
})

describe('links', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    [' https://example.org ', 'https://example.org/'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['tel:+85200000000', 'tel:+85200000000'],
  ])('%s may be linked to', (href, safe) => {
    expect(safeHref(href)).toBe(safe)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/news/',
    'example.org',
    'https://user:secret@example.org/',
    '',
  ])('%j may not', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })
})
