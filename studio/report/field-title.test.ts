import { describe, expect, it } from 'vitest'
import { compiledSchema } from '../compiled-schema.ts'
import { fieldTitle } from './field-title.ts'

describe('a field that the build names', () => {
  it.each([
    ['newsArticle', 'leadPicture', 'Lead picture'],
    ['newsArticle', 'leadPicture.alt', 'Lead picture › Alternative text'],
    ['newsArticle', 'body[3].rows', 'Text › item 4 › Rows'],
    ['newsArticle', 'body[0].markDefs[0].href', 'Text › item 1'],
    ['newsArticle', 'slug', 'Address (slug)'],
    ['expert', 'name.en', 'Name › English'],
    ['expert', 'biography.zh-Hans[2]', 'Biography › 简体中文 › item 3'],
    ['expert', 'positions[0].institution', 'Positions › item 1 › Institution'],
    ['event', 'when.timeZone', 'When › Time zone'],
    ['newsArticle', 'unheardOf[1]', 'unheardOf[1]'],
    ['newsArticle', '', ''],
    ['site', 'anything', 'anything'],
  ])('%s %s is “%s” in the form', (type, path, title) => {
    expect(fieldTitle(compiledSchema.get(type), path)).toBe(title)
  })
})
