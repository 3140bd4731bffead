import { describe, expect, it } from 'vitest'
import { sourcesToCompare, translationWork } from './missing.ts'
import { type Article, translationSource } from './source.ts'

const article = (id: string, language: string, more: Partial<Article> = {}): Article => ({
  _id: id,
  _type: 'newsArticle',
  _rev: `rev-${id}`,
  language,
  title: id,
  ...more,
})
const tied = (...ids: string[]) => ({
  _id: `metadata-${ids[0]}`,
  translations: ids.map((_ref) => ({ value: { _ref } })),
})

describe('what there is to translate', () => {
  it('is each article that lacks a language', () => {
    const work = translationWork(
      [article('a-en', 'en'), article('a-hans', 'zh-Hans'), article('b-hans', 'zh-Hans')],
      [tied('a-en', 'a-hans')],
    )
    const languages = work.map(({ id, present, missing }) => [
      id,
      present,
      missing.map(({ language }) => language),
    ])
    expect(languages).toEqual([
      ['a-en', ['en', 'zh-Hans'], ['zh-Hant']],
      ['b-hans', ['zh-Hans'], ['en', 'zh-Hant']],
    ])
  })

  it('makes Traditional from Simplified where there is that, and everything else from the original', () => {
    const hans = article('hans', 'zh-Hans')
    const english = article('english', 'en')
    const [both] = translationWork([english, hans], [tied('english', 'hans')])
    const [alone] = translationWork([english], [])
    expect(both?.missing).toEqual([{ language: 'zh-Hant', from: hans }])
    expect(alone?.missing.map(({ from }) => from)).toEqual([english, english])
  })

  it('is nothing where every language is there and up to date, be it as a draft', () => {
    const documents = [article('a', 'en'), article('b', 'zh-Hans'), article('drafts.c', 'zh-Hant')]
    expect(translationWork(documents, [tied('a', 'b', 'c')])).toEqual([])
  })

  it('starts from the document that is no translation, as its draft says', () => {
    const hans = article('hans', 'zh-Hans')
    const draft = article('drafts.hans', 'zh-Hans', { title: 'new' })
    const english = article('english', 'en', { translationOf: translationSource(hans) })
    const [work] = translationWork([hans, draft, english], [tied('english', 'hans')])
    expect(work?.source).toBe(draft)
    expect(work?.id).toBe('hans')
  })

  it('names the translations that fell behind', () => {
    const before = article('a', 'en')
    const now = article('a', 'en', { _rev: 'later', title: 'changed' })
    const hans = article('h', 'zh-Hans', { translationOf: translationSource(before) })
    const hant = article('t', 'zh-Hant', { translationOf: translationSource(now) })
    const [work] = translationWork([now, hans, hant], [tied('a', 'h', 't')])
    expect(work?.outdated).toEqual([{ id: 'h', language: 'zh-Hans' }])
    expect(work?.missing).toEqual([])
  })

  it('forgets translations that are gone', () => {
    const [work] = translationWork([article('a', 'en')], [tied('a', 'gone')])
    expect(work?.missing.map(({ language }) => language)).toEqual(['zh-Hans', 'zh-Hant'])
  })
})

describe('the texts that have to be compared', () => {
  it('are those of sources with another revision than a translation remembers', () => {
    const before = article('a', 'en')
    const now = article('a', 'en', { _rev: 'later' })
    const draft = article('drafts.a', 'en')
    const hans = article('h', 'zh-Hans', { translationOf: translationSource(before) })
    const hant = article('t', 'zh-Hant', { translationOf: translationSource(before) })
    expect(sourcesToCompare([before, hans, hant])).toEqual([])
    expect(sourcesToCompare([now, draft, hans, hant])).toEqual([now, draft])
    expect(sourcesToCompare([hans, article('b', 'en')])).toEqual([])
  })
})

describe('the state of a source', () => {
  it('tells also that what is published has changes', () => {
    const state = (...documents: Article[]) => translationWork(documents, [])[0]?.state
    expect(state(article('a', 'en'))).toBe('Published')
    expect(state(article('drafts.a', 'en'))).toBe('Unpublished changes')
    expect(state(article('a', 'en'), article('drafts.a', 'en'))).toBe('Published, with unpublished changes')
  })
})
