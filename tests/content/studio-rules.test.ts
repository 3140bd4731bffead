import type { Workspace } from 'sanity'
import { beforeAll, describe, expect, test } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { errorsIn, studioWorkspace } from '../studio-workspace.ts'

let workspace: Workspace

beforeAll(async () => {
  const lake = await startLake()
  workspace = await studioWorkspace(lake)
  return () => lake.close()
})

/** What Studio says against a document, each with the place that it says it at. */
async function objections(document: object): Promise<string[]> {
  const errors = await errorsIn(workspace, document as { _id: string; _type: string })
  return errors.map(({ path, message }) => `${JSON.stringify(path)} ${message}`)
}

const span = (text: string, marks: string[] = []) => ({ _type: 'span', _key: 's', text, marks })
const block = (children: object[], markDefs: object[] = []) => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  markDefs,
  children,
})
const article = (body: object[], more: object = {}) => ({
  _id: 'news-a',
  _type: 'newsArticle',
  language: 'en',
  title: 'A meeting',
  slug: { _type: 'slug', current: 'a-meeting' },
  standfirst: 'Somebody met.',
  category: 'notice',
  publishedAt: '2026-01-01T00:00:00Z',
  body,
  ...more,
})

test('an article that the site can show is let through', async () => {
  const link = { _type: 'link', _key: 'l', href: 'https://example.org/' }
  const body = [block([span('a', ['strong', 'em', 'l'])], [link])]
  expect(await objections(article(body))).toEqual([])
})

describe('text with a mark that the site does not know is refused', () => {
  const underlined = block([span('a', ['underline'])])
  const footnote = { _type: 'footnote', _key: 'f', text: [underlined] }
  test.each([
    ['in the text', [underlined], '[{"_key":"b"}]'],
    ['where its link is gone', [block([span('a', ['3f2a'])])], '[{"_key":"b"}]'],
    [
      'in a footnote',
      [block([span('a'), footnote])],
      '[{"_key":"b"},"children",{"_key":"f"},"text",{"_key":"b"}]',
    ],
    [
      'in a callout',
      [{ _type: 'callout', _key: 'c', tone: 'note', text: [underlined] }],
      '[{"_key":"c"},"text",{"_key":"b"}]',
    ],
  ])('%s', async (_, body, path) => {
    expect(await objections(article(body))).toEqual([
      expect.stringMatching(/^\["body",.*marked as “(underline|3f2a)”, which the site cannot show/),
    ])
    expect((await objections(article(body)))[0]).toContain(`["body",${path.slice(1)}`)
  })
})

test.each([
  ['a website', { _id: 'organisation-a', _type: 'organisation', website: '' }, '["website"]'],
  ['a link', article([block([span('a')])], { source: { name: 'A paper', url: '' } }), '["source","url"]'],
])('%s that is an empty text is refused: the build knows no such address', async (_, document, path) => {
  const found = (await objections(document)).filter((each) => each.startsWith(path))
  expect(found).toEqual([expect.stringMatching(/Use (a|the) full address/)])
})

describe('text that only an import can bring is refused', () => {
  const paragraph = block([span('a')])
  const { _key: _, ...withoutKey } = paragraph
  const poll = { _type: 'poll', _key: 'p', question: 'Yes?' }
  const callout = (text: object[]) => ({ _type: 'callout', _key: 'c', tone: 'note', text })
  test.each<[string, object[], RegExp]>([
    ['a block without a key', [withoutKey], /no key/],
    ['a block without a key in a callout', [callout([withoutKey])], /no key/],
    ['a span without a key', [block([{ _type: 'span', text: 'a' }])], /no key/],
    ['a footnote without a key', [block([{ _type: 'footnote', text: [paragraph] }])], /no key/],
    ['a block of an unknown type', [paragraph, poll], /“poll”/],
    ['a picture in a callout', [callout([{ _type: 'picture', _key: 'p' }])], /“picture”/],
    ['something unknown within the line', [block([span('a'), poll])], /“poll”/],
    ['a link of an unknown kind', [block([span('a')], [{ _type: 'comment', _key: 'l' }])], /“comment”/],
    ['an unknown style', [{ ...paragraph, style: 'h4' }], /./],
    ['an unknown kind of list', [{ ...paragraph, listItem: 'square', level: 1 }], /./],
  ])('%s', async (name, body, reason) => {
    const found = await objections(article(body))
    expect(found, name).toEqual([expect.stringMatching(reason)])
    expect(found[0]).toMatch(/^\["body"/)
  })

  test('a block without a key in a profile', async () => {
    const profile = [
      { _key: 'en', _type: 'internationalizedArrayPortableTextValue', language: 'en', value: [withoutKey] },
    ]
    const found = await objections({ _id: 'university-a', _type: 'university', profile })
    expect(found.filter((each) => each.startsWith('["profile"'))).toEqual([expect.stringMatching(/no key/)])
  })
})
