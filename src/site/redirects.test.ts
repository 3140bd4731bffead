import { describe, expect, it } from 'vitest'
import { moveOfList, redirectProblem } from './redirects.ts'

describe('the start of a redirect', () => {
  it.each(['/news/old-title/', '/zh-hans/news/old/', '/old/', '/standards/agreement/a/', '/2019/05/report/'])(
    'may be %s',
    (path) => expect(redirectProblem(path)).toBeUndefined(),
  )

  it.each([
    '',
    '/',
    'news/a/',
    '/news/a',
    '/News/a/',
    '/news/a/?b',
    '/news/旧/',
    'https://example.org/a/',
    '//a/',
  ])('may not be %j, which is no path', (path) =>
    expect(redirectProblem(path)).toMatch(/begin and end with a slash/),
  )

  it.each([
    '/news/',
    '/zh-hant/',
    '/zh-hant/search/',
    '/news/page/2/',
    '/experts/region/hk/',
    '/topics/',
    '/pagefind/en/',
    '/assets/a/',
  ])('may not be %s, which the site itself uses', (path) =>
    expect(redirectProblem(path)).toMatch(/address of the site itself/),
  )

  it('may not be longer than a host reads', () => {
    expect(redirectProblem(`/${'a'.repeat(600)}/`)).toMatch(/longer than/)
  })
})

describe('a list of experts by topic', () => {
  it('moves with the topic', () => {
    expect(moveOfList({ from: '/zh-hans/topics/old/', to: '/zh-hans/topics/new/' })).toEqual({
      from: '/zh-hans/experts/topic/old/',
      to: '/zh-hans/experts/topic/new/',
    })
  })

  it.each([
    ['/news/old/', '/news/new/'],
    ['/topics/old/', '/news/new/'],
    ['/old/', '/topics/new/'],
  ])('is not what moved from %s to %s', (from, to) => expect(moveOfList({ from, to })).toBeUndefined())
})
