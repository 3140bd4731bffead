import { describe, expect, it } from 'vitest'
import { sourceChanged, translationSource } from './source.ts'

const source = {
  _id: 'drafts.news-a',
  _type: 'newsArticle',
  _rev: 'r1',
  language: 'en',
  title: 'A meeting',
  leadPicture: { alt: 'A hall', credit: 'Someone' },
}

describe('a translation', () => {
  it('remembers the document, not its draft', () => {
    expect(translationSource(source).document._ref).toBe('news-a')
  })

  it('is up to date while the source is what it was', () => {
    expect(sourceChanged(translationSource(source), [source])).toBe(false)
  })

  it('is up to date where the source was only published, with another revision and the keys in another order', () => {
    const published = {
      ...source,
      _id: 'news-a',
      _rev: 'r2',
      leadPicture: { credit: 'Someone', alt: 'A hall' },
    }
    expect(sourceChanged(translationSource(source), [published, null])).toBe(false)
  })

  it('is up to date where what the source links to was published with it, so that the link became strong', () => {
    const linked = (target: object) => ({
      ...source,
      body: [{ _type: 'block', markDefs: [{ _type: 'internalLink', _key: 'l', target }] }],
    })
    const target = { _type: 'reference', _ref: 'organisation-new' }
    const draft = linked({ ...target, _weak: true, _strengthenOnPublish: { type: 'organisation' } })
    const published = { ...linked(target), _id: 'news-a', _rev: 'r2' }
    expect(sourceChanged(translationSource(draft), [published, null])).toBe(false)
  })

  it('is up to date while a change of the source is only a draft', () => {
    const published = { ...source, _id: 'news-a' }
    expect(
      sourceChanged(translationSource(published), [published, { ...source, _rev: 'r3', title: 'B' }]),
    ).toBe(false)
  })

  it('is out of date when the published source says something else', () => {
    const published = { ...source, _id: 'news-a', _rev: 'r3', leadPicture: { alt: 'A crowded hall' } }
    expect(sourceChanged(translationSource(source), [published])).toBe(true)
  })

  it('is not out of date because the source has other topics', () => {
    const published = { ...source, _rev: 'r3', topics: [{ _ref: 'topic-a' }] }
    expect(sourceChanged(translationSource(source), [published])).toBe(false)
  })

  it('that recorded no text is compared by the revision', () => {
    const { text: _, ...recorded } = translationSource(source)
    expect(sourceChanged(recorded, [{ ...source, _rev: 'r9' }])).toBe(true)
    expect(sourceChanged(recorded, [source])).toBe(false)
  })

  it('says nothing where the source is gone, or none was recorded', () => {
    expect(sourceChanged(translationSource(source), [null, null])).toBe(false)
    expect(sourceChanged(undefined, [source])).toBe(false)
  })
})
