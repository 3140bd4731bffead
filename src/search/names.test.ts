import { describe, expect, test } from 'vitest'
import { matchNames, type NameForm, nameKey, shardOf, shards } from './names.ts'

describe('nameKey', () => {
  test.each([
    ['zurich', 'Zürich'],
    ['ＨＫＵ', 'hku'],
    ['Texas A & M', 'Texas A&M'],
    ['tsing hua', 'Tsinghua'],
    ['University of Hong Kong', 'The University of Hong Kong'],
    ['Aarhus-Universitet', 'aarhus universitet'],
    ['kobenhavns universitet', 'Københavns Universitet'],
    ['港 大', '港大'],
  ])('finds %s and %s in one place', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test('keeps a name that only begins like an article', () => {
    expect(nameKey('Thessaly')).toBe('thessaly')
  })
})

test('every name has a file that is written', () => {
  for (const name of ['HKU', '3M', '港大', '서울대학교', 'Ångström', 'Łódź', 'Éire', 'Þing', '𠮷野']) {
    expect(shards).toContain(shardOf(nameKey(name)))
  }
})

describe('matchNames', () => {
  const forms: NameForm[] = [
    ['universityofhongkong', 'hku'],
    ['hku', 'hku'],
    ['hkust', 'ust'],
    ['universityofhull', 'hull'],
    ['universityofhelsinki', 'helsinki'],
  ]

  test('puts the page whose name it is before those that begin with it', () => {
    expect(matchNames(forms, 'HKU')).toEqual({ named: ['hku'], beginning: ['ust'] })
  })

  test('offers the shortest beginnings first, a page once', () => {
    expect(matchNames(forms, 'The University of H').beginning).toEqual(['hull', 'helsinki', 'hku'])
  })

  test('offers nothing for a single letter that is no name, or for none', () => {
    expect(matchNames(forms, 'h')).toEqual({ named: [], beginning: [] })
    expect(matchNames(forms, '…')).toEqual({ named: [], beginning: [] })
  })
})
