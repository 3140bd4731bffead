import { describe, expect, it } from 'vitest'
import {
  compareSortKeys,
  expertInitial,
  searchNames,
  expertSortKey,
  otherScripts,
  writtenForms,
} from './names.ts'

function named(
  familyName: string,
  givenName?: string,
  overrides: Partial<Parameters<typeof searchNames>[0]> = {},
) {
  return {
    name: { en: givenName === undefined ? familyName : `${givenName} ${familyName}` },
    slug: 'somebody',
    familyName,
    givenName,
    surnameOrder: 'last' as const,
    otherNames: [],
    ...overrides,
  }
}

describe('the initial', () => {
  it.each([
    ['Zhang', 'z'],
    ['al-Qasabi', 'a'],
    ['Łoś', 'l'],
    ['Ørsted', 'o'],
    ['Ågren', 'a'],
    ['Æbelø', 'a'],
    ['Þorgeirsdóttir', 't'],
    ['Đặng', 'd'],
    ['’t Hooft', 't'],
  ])('of %s is %s', (familyName, initial) => {
    expect(expertInitial(named(familyName))).toBe(initial)
  })

  it('of a name that nobody romanised is that of the slug', () => {
    expect(expertInitial(named('张', undefined, { slug: 'zhang-san' }))).toBe('z')
  })
})

it('orders by surname, then by given name, without regard to accents', () => {
  const people = [
    named('Liang', 'An'),
    named('Þorgeirsdóttir', 'Sólveig'),
    named('Li', 'Wei'),
    named('Tian', 'Bo'),
    named('Łoś', 'Wit'),
    named('Li'),
    named('van Dijk', 'Jo'),
    named('Lu', 'Bo'),
  ]
  const sorted = people
    .map((each) => ({ ...each, key: expertSortKey(each) }))
    .sort((a, b) => compareSortKeys(a.key, b.key))
  expect(sorted.map(({ name }) => name.en)).toEqual([
    'Li',
    'Wei Li',
    'An Liang',
    'Wit Łoś',
    'Bo Lu',
    'Sólveig Þorgeirsdóttir',
    'Bo Tian',
    'Jo van Dijk',
  ])
})

describe('other scripts', () => {
  const chen = named('Chen', 'Xi’ang', {
    name: { en: 'Chen Xi’ang', 'zh-Hans': '陈西昂', 'zh-Hant': '陳西昂' },
  })

  it('are those of other readers, not a second form of the reader’s own', () => {
    expect(otherScripts(chen, 'en').map(({ value }) => value)).toEqual(['陈西昂', '陳西昂'])
    expect(otherScripts(chen, 'zh-Hans')).toEqual([{ value: 'Chen Xi’ang', language: 'en' }])
  })

  it('are the person’s own alone, where that is none of the site’s', () => {
    const nativeName = { value: '배동선', language: 'ko' }
    expect(otherScripts({ ...chen, nativeName }, 'en')).toEqual([nativeName])
  })

  it('are none where there is one form only', () => {
    expect(otherScripts(named('Zhang'), 'zh-Hans')).toEqual([])
  })
})

describe('names to search for', () => {
  it('hold every written form once', () => {
    const expert = named('Bae', 'Dong-sun', {
      name: { en: 'Bae Dong-sun', 'zh-Hans': '裴东善', 'zh-Hant': '裴東善' },
      nativeName: { value: '배동선', language: 'ko' },
      otherNames: [{ value: 'Bae Dong-sun', language: 'ko' }],
    })
    expect(writtenForms(expert).map(({ value }) => value)).toEqual([
      '배동선',
      'Bae Dong-sun',
      '裴东善',
      '裴東善',
    ])
    expect(searchNames(expert)).toEqual(expect.arrayContaining(['배동선', '裴东善', '裴東善']))
  })

  it('hold the romanised name with the surname first and last, its parts apart and together', () => {
    expect(searchNames(named('Ouyang', 'Zhao-xi', { name: { en: 'Ouyang Zhao-xi' } }))).toEqual([
      'Ouyang Zhao-xi',
      'Zhao-xi Ouyang',
      'Ouyang Zhaoxi',
      'Zhaoxi Ouyang',
      'Ouyangzhaoxi',
      'Zhaoxiouyang',
    ])
  })

  it('write a pinyin apostrophe or not, and a surname of two words as one', () => {
    expect(searchNames(named('Chen', 'Xi’ang'))).toEqual(
      expect.arrayContaining(['Xi’ang Chen', 'Chen Xiang', 'Chenxiang']),
    )
    expect(searchNames(named('Au-Yeung', 'Pui-ching'))).toEqual(expect.arrayContaining(['Auyeung Puiching']))
  })

  it('write ü as keyboards and passports do, in pinyin only', () => {
    expect(searchNames(named('Lü', 'Xinghe', { surnameOrder: 'first' }))).toEqual(
      expect.arrayContaining(['Lü Xinghe', 'Lv Xinghe', 'Lyu Xinghe', 'Xinghelv']),
    )
    expect(searchNames(named('Kühnemuth', 'Jörg'))).not.toContain('Kvhnemuth Jörg')
  })

  it('are the surname alone where no more is known', () => {
    expect(searchNames(named('Rao'))).toEqual(['Rao'])
  })
})
