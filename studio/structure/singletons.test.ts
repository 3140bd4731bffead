import { describe, expect, it } from 'vitest'
import { newDocuments, withoutSecondSingleton } from './singletons.ts'
import { begunWith } from './templates.ts'

const actions = ['publish', 'unpublish', 'duplicate', 'delete', 'discardChanges', 'restore'].map(
  (action) => ({
    action,
  }),
)

describe('a singleton', () => {
  it('can be published and restored, not copied or taken away', () => {
    expect(withoutSecondSingleton(actions, 'siteSettings').map(({ action }) => action)).toEqual([
      'publish',
      'discardChanges',
      'restore',
    ])
  })

  it('is not offered as a new document, nor is what lacks its language', () => {
    const items = [
      'siteSettings',
      'newsArticle',
      'newsArticle-en',
      'newsArticle-parameterized',
      'translation.metadata',
      begunWith('topic'),
      'expert',
    ].map((templateId) => ({ templateId }))
    expect(newDocuments(items, ['newsArticle', 'page']).map(({ templateId }) => templateId)).toEqual([
      'newsArticle-en',
      'expert',
    ])
  })
})

it('leaves the actions of other documents alone', () => {
  expect(withoutSecondSingleton(actions, 'expert')).toEqual(actions)
})
