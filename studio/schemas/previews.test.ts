import { describe, expect, it } from 'vitest'
import { compiledSchema } from '../compiled-schema.ts'
import {
  articlePreview,
  languagesOf,
  line,
  marks,
  profilePreview,
  stateOf,
  stateSelection,
  textOf,
} from './previews.ts'
import { schemaTypes } from './types.ts'

const entry = (language: string, value: unknown) => ({ language, value })
const now = Date.parse('2026-11-23T00:00:00Z')

describe('the state of a document', () => {
  it.each([
    [{}, 'Published'],
    [{ originalId: 'news-a' }, 'Published'],
    [{ originalId: 'drafts.news-a' }, 'Unpublished changes'],
    [{ originalId: 'news-a', publishedAt: '2026-11-22T00:00:00Z' }, 'Published'],
    [{ originalId: 'news-a', publishedAt: '2026-12-31T17:00:00Z' }, 'Scheduled for 1 Jan 2027'],
    [
      { originalId: 'drafts.news-a', publishedAt: '2026-12-24T00:00:00Z' },
      'Unpublished changes for 24 Dec 2026',
    ],
  ])('of %j is “%s”', (stated, state) => {
    expect(stateOf(stated, now)).toBe(state)
  })
})

describe('languages', () => {
  it('are marked in the site’s order', () => {
    expect(marks(['zh-Hant', 'en', 'fr', undefined])).toBe('EN · 繁')
  })

  it('are those in which something is said', () => {
    const name = [entry('en', 'A'), entry('zh-Hans', '')]
    const text = [entry('zh-Hant', [{ _type: 'block' }]), entry('zh-Hans', [])]
    expect(languagesOf(name, text, undefined)).toEqual(['en', 'zh-Hant'])
  })

  it('are tried for a title from English on', () => {
    expect(textOf([entry('zh-Hant', '繁'), entry('zh-Hans', '简')])).toBe('简')
    expect(textOf([entry('zh-Hans', '简'), entry('en', 'E')])).toBe('E')
    expect(textOf(undefined)).toBeUndefined()
  })
})

describe('a line of a list', () => {
  it('says what an editor should know', () => {
    expect(
      line({ originalId: 'drafts.a', needsReview: true, sample: true }, ['zh-Hans'], 'More', undefined),
    ).toBe('Unpublished changes · Read through · 简 · More · Sample')
  })

  it('of a profile names the values of its detail', () => {
    const preview = profilePreview('name', {
      text: 'summary',
      detail: 'sector',
      choices: [{ value: 'health', title: 'Health' }],
    })
    expect(preview.select).toMatchObject({ title: 'name', text: 'summary', detail: 'sector' })
    expect(preview.prepare({ title: [entry('en', 'Someone')], detail: 'health' })).toEqual({
      title: 'Someone',
      subtitle: 'Published · EN · Health',
    })
    expect(preview.prepare({})).toEqual({ title: 'Untitled', subtitle: 'Published' })
  })

  it('of an article gives the day on which it was published', () => {
    expect(
      articlePreview().prepare({ title: 'News', language: 'en', publishedAt: '2025-05-28T02:00:00Z' }),
    ).toEqual({ title: 'News', subtitle: 'Published · EN · 28 May 2025' })
  })
})

describe('every type of document', () => {
  const previewOf = (name: string) => compiledSchema.get(name)?.preview
  const types = schemaTypes.filter(({ type }) => type === 'document').map(({ name }) => name)

  it.each(types)('%s says its state in a list', (name) => {
    expect(previewOf(name)?.select).toMatchObject(stateSelection)
    expect(previewOf(name)?.prepare?.({ originalId: 'drafts.a' })).toMatchObject({
      subtitle: 'Unpublished changes',
    })
  })

  it('standard tells its own state from the document’s', () => {
    expect(previewOf('standard')?.prepare?.({ detail: 'draft' })).toMatchObject({
      subtitle: 'Published · Standard: draft',
    })
  })
})
