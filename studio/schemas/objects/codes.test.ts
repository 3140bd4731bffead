import { expect, test } from 'vitest'
import { isRegion, languageTagPattern } from '../../../src/site/rules.ts'
import { languages, languageTitle, regions, regionTitle } from './codes.ts'

test('every country and region of ISO 3166-1 can be chosen, once', () => {
  expect(regions).toHaveLength(249)
  expect(new Set(regions.map(({ title }) => title)).size).toBe(249)
  expect(regions.filter(({ value }) => !isRegion(value))).toEqual([])
  expect(regions.map(({ value }) => value)).not.toContain('UK')
})

test('regions are named as the site names them, and found in every language of it', () => {
  expect(regionTitle('HK')).toBe('Hong Kong · 香港')
  expect(regionTitle('MO')).toBe('Macao · 澳门')
  expect(regionTitle('DE')).toBe('Germany · 德国')
  const found = regions.filter(({ search }) => search.includes('澳門'))
  expect(found.map(({ value }) => value)).toEqual(['MO'])
})

test('languages are named, those that have one name only with that one', () => {
  expect(languageTitle('yue')).toBe('Cantonese · 粤语')
  expect(languageTitle('zh-Hant')).toBe('Traditional Chinese · 繁体中文')
  expect(languages.filter(({ value }) => !languageTagPattern.test(value))).toEqual([])
  expect(languages.length).toBeGreaterThan(180)
})

test('a code that nobody names is shown as it is', () => {
  expect(regionTitle('ZZ')).toBe('ZZ')
  expect(languageTitle('qaa')).toBe('qaa')
})
