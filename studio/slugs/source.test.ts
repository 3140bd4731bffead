import { describe, expect, it } from 'vitest'
import { slugFor } from './source.ts'

const inLanguages = (values: Record<string, string>) =>
  Object.entries(values).map(([language, value]) => ({ _key: language, language, value }))

describe('the slug of a document', () => {
  it.each([
    ['a title in one language', { title: 'Changsha meeting' }, 'changsha-meeting'],
    ['a Chinese title', { _type: 'newsArticle', title: '长沙会议' }, 'changsha-huiyi'],
    [
      'English before all others',
      { name: inLanguages({ 'zh-Hans': '香港大学', en: 'The University of Hong Kong' }) },
      'the-university-of-hong-kong',
    ],
    [
      'another Latin form where there is no English',
      { name: inLanguages({ 'zh-Hans': '苏黎世联邦理工学院' }), nativeName: { value: 'ETH Zürich' } },
      'eth-zurich',
    ],
    [
      'Simplified Chinese where nothing is in Latin letters',
      {
        name: inLanguages({ 'zh-Hant': '清華大學', 'zh-Hans': '清华大学' }),
        nativeName: { value: '清华大学' },
      },
      'qinghuadaxue',
    ],
    ['Traditional where that is all', { title: inLanguages({ 'zh-Hant': '學術出版' }) }, 'xueshu-chuban'],
    ['nothing where there is no title yet', { title: inLanguages({ en: '  ' }) }, ''],
    ['nothing where no letter is known', { name: inLanguages({ en: '🎓' }) }, ''],
  ])('takes %s', async (_what, document, slug) => expect(await slugFor(document)).toBe(slug))

  it.each([
    [{ familyName: 'Zhang', givenName: 'Wei', surnameOrder: 'first' }, 'zhang-wei'],
    [{ familyName: 'Chen', givenName: 'Xi’ang', surnameOrder: 'first' }, 'chen-xiang'],
    [{ familyName: 'Kühnemuth', givenName: 'Jörg', surnameOrder: 'last' }, 'jorg-kuhnemuth'],
    [{ familyName: 'Brzezicki-Łoś', givenName: 'Wit', surnameOrder: 'last' }, 'wit-brzezicki-los'],
    [{ familyName: 'Rao', surnameOrder: 'first' }, 'rao'],
    [{ name: inLanguages({ 'zh-Hans': '单雪' }) }, 'shan-xue'],
    [{ name: inLanguages({ 'zh-Hant': '歐陽修' }) }, 'ouyang-xiu'],
  ])('of the person %j is %s', async (person, slug) => {
    expect(await slugFor({ _type: 'expert', ...person })).toBe(slug)
  })
})
