import { expect, test } from 'vitest'
import { shortName } from './short-name.ts'

const hku = {
  otherNames: [
    { value: 'Hong Kong University', language: 'en' },
    { value: 'HKU', language: 'en' },
    { value: '港大', language: 'zh-Hant' },
  ],
}

test('is the abbreviation in the reader’s language', () => {
  expect(shortName(hku, 'en')).toBe('HKU')
  expect(shortName(hku, 'zh-Hant')).toBe('港大')
})

test('is none where the language has none, or none that fits', () => {
  expect(shortName(hku, 'zh-Hans')).toBeUndefined()
  expect(shortName({ otherNames: [{ value: 'Stanford', language: 'en' }] }, 'en')).toBeUndefined()
})
