import { describe, expect, it } from 'vitest'
import { explainIssue, fieldPath } from '../../sanity/problems.ts'
import { newsType } from './model.ts'

describe('what is wrong with an article', () => {
  const valid = {
    language: 'en',
    title: 'A title',
    slug: 'a-title',
    standfirst: 'What happened.',
    category: 'report',
    topics: [],
    publishedAt: '2026-01-01T00:00:00Z',
    changeNotes: [],
    about: [],
    sample: false,
    body: [{ _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'b', text: 'Text' }] }],
  }
  const link = (href: string) => [{ ...valid.body[0], markDefs: [{ _type: 'link', _key: 'l', href }] }]

  it('is nothing where it is as the schema says', () => {
    expect(newsType.model.safeParse(valid).success).toBe(true)
  })

  it.each([
    [{ title: undefined }, 'title', /is missing/, /Fill in/],
    [{ title: '  ' }, 'title', /is empty/, /Fill in/],
    [{ language: 'fr' }, 'language', /“fr” is not a language of this site/, /en, zh-Hans, zh-Hant/],
    [{ category: 'gossip' }, 'category', /is not one of announcement/, /Choose one/],
    [{ slug: 'News Today' }, 'slug', /lower-case/, /Change the slug/],
    [{ slug: 'page' }, 'slug', /reserved/, /Change the slug/],
    [{ publishedAt: 'last week' }, 'publishedAt', /is not valid/, /Correct/],
    [{ body: [] }, 'body', /is empty/, /Fill in/],
    [{ body: link('javascript:alert(1)') }, 'body[0].markDefs[0].href', /javascript:alert/, /https:/],
    [
      { body: [{ _type: 'iframe', _key: 'x' }] },
      'body[0]._type',
      /type that the site does not know/,
      /Remove the block/,
    ],
    [
      {
        body: [{ _type: 'table', _key: 't', caption: 'c', rows: [{ cells: ['a', 'b'] }, { cells: ['a'] }] }],
      },
      'body[0].rows',
      /different length/,
      /as many cells/,
    ],
  ])('names the field, the fault and the remedy: %j', (overrides, field, problem, remedy) => {
    const issues = newsType.model.safeParse({ ...valid, ...overrides }).error?.issues ?? []
    expect(issues.map((issue) => fieldPath(issue.path))).toEqual([field])
    const explained = explainIssue(issues[0]!)
    expect(explained.problem).toMatch(problem)
    expect(explained.remedy).toMatch(remedy)
  })
})
