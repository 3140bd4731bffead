import { describe, expect, test } from 'vitest'
import {
  countryName,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatList,
  formatNumber,
  languageName,
} from './format.ts'

// 01:30 on the 28th in Beijing, still the 27th in UTC.
const early = '2025-05-27T17:30:00Z'

describe('dates', () => {
  test('are those of the newsroom’s zone, in the form of the language', () => {
    expect(formatDate(early, 'en')).toBe('28 May 2025')
    expect(formatDate(early, 'zh-Hans')).toBe('2025年5月28日')
    expect(formatDate(early, 'zh-Hant')).toBe('2025年5月28日')
  })

  test('with a time name the zone in words', () => {
    expect(formatDateTime(early, 'en')).toBe('28 May 2025, 01:30 (Beijing time, UTC+8)')
    expect(formatDateTime(early, 'zh-Hans')).toBe('2025年5月28日 01:30（北京时间，UTC+8）')
    expect(formatDateTime(early, 'zh-Hant')).toBe('2025年5月28日 01:30（北京時間，UTC+8）')
  })

  test('say midnight as 00:00', () => {
    expect(formatDateTime('2025-05-28T00:00:00+08:00', 'en')).toContain('00:00')
  })

  test('without a time stay the same day everywhere', () => {
    expect(formatDay('2025-12-31', 'en')).toBe('31 December 2025')
    expect(formatDay('2025-12-31', 'zh-Hant')).toBe('2025年12月31日')
  })
})

test('numbers are grouped', () => {
  expect(formatNumber(12000, 'en')).toBe('12,000')
  expect(formatNumber(12000, 'zh-Hans')).toBe('12,000')
})

test('durations leave out what is nought', () => {
  expect(formatDuration(750, 'en')).toBe('12 minutes 30 seconds')
  expect(formatDuration(120, 'en')).toBe('2 minutes')
  expect(formatDuration(3660, 'zh-Hans')).toBe('1小时1分钟')
  expect(formatDuration(750, 'zh-Hant')).toBe('12分鐘30秒')
})

test('lists end with the language’s “and”', () => {
  expect(formatList(['A', 'B', 'C'], 'en')).toBe('A, B and C')
  expect(formatList(['甲', '乙', '丙'], 'zh-Hans')).toBe('甲、乙和丙')
  expect(formatList(['甲', '乙', '丙'], 'zh-Hant')).toBe('甲、乙及丙')
})

describe('names of regions', () => {
  test('are those that readers use', () => {
    expect(countryName('HK', 'en')).toBe('Hong Kong')
    expect(countryName('HK', 'zh-Hans')).toBe('香港')
    expect(countryName('MO', 'zh-Hant')).toBe('澳門')
    expect(countryName('GB', 'en')).toBe('United Kingdom')
    expect(countryName('GB', 'zh-Hans')).toBe('英国')
    expect(countryName('KR', 'zh-Hant')).toBe('南韓')
  })

  test('are the code itself where it is not one', () => {
    expect(countryName('nowhere', 'en')).toBe('nowhere')
  })
})

test('languages are named in the reader’s own', () => {
  expect(languageName('zh-Hans', 'en')).toBe('Simplified Chinese')
  expect(languageName('zh-Hant', 'zh-Hans')).toBe('繁体中文')
  expect(languageName('en', 'zh-Hant')).toBe('英文')
  expect(languageName('de', 'zh-Hans')).toBe('德语')
  expect(languageName('not a tag', 'en')).toBe('not a tag')
})
