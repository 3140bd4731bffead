import { describe, expect, test } from 'vitest'
import {
  countryName,
  formatDate,
  formatDateTime,
  formatDateTimeIn,
  formatDay,
  formatDays,
  formatDuration,
  formatList,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPeriod,
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

describe('a time in another zone', () => {
  const time = '2026-07-01T15:59:00Z'

  test('names the zone as it is at that time', () => {
    expect(formatDateTimeIn(time, 'Europe/London', 'en')).toBe(
      '1 July 2026, 16:59 (British Summer Time, UTC+1)',
    )
    expect(formatDateTimeIn('2026-01-01T12:00:00Z', 'Europe/London', 'en')).toBe(
      '1 January 2026, 12:00 (Greenwich Mean Time, UTC+0)',
    )
    expect(formatDateTimeIn(time, 'America/New_York', 'zh-Hans')).toBe(
      '2026年7月1日 11:59（北美东部夏令时间，UTC−4）',
    )
    expect(formatDateTimeIn(time, 'Asia/Kolkata', 'zh-Hant')).toBe('2026年7月1日 21:29（印度時間，UTC+5:30）')
  })

  test('uses the names that readers use', () => {
    expect(formatDateTimeIn(time, 'Asia/Hong_Kong', 'en')).toBe('1 July 2026, 23:59 (Hong Kong time, UTC+8)')
    expect(formatDateTimeIn(time, 'Asia/Hong_Kong', 'zh-Hant')).toBe('2026年7月1日 23:59（香港時間，UTC+8）')
  })
})

describe('periods', () => {
  const timeZone = 'Asia/Shanghai'
  const start = '2026-05-28T01:30:00Z'
  const of = (end: string) => ({ start, end, timeZone })

  test('of which only the month is known are no more than that', () => {
    expect(formatMonth('2025-05', 'en')).toBe('May 2025')
    expect(formatPeriod({ month: '2025-05' }, 'zh-Hans')).toBe('2025年5月')
    expect(formatDays({ month: '2025-05' }, 'zh-Hant')).toBe('2025年5月')
  })

  test('without an end are a time', () => {
    expect(formatPeriod({ start, timeZone }, 'en')).toBe('28 May 2026, 09:30 (Beijing time, UTC+8)')
    expect(formatDays({ start, timeZone }, 'en')).toBe('28 May 2026')
  })

  test('of one day name the day once', () => {
    const day = of('2026-05-28T09:00:00Z')
    expect(formatPeriod(day, 'en')).toBe('28 May 2026, 09:30 – 17:00 (Beijing time, UTC+8)')
    expect(formatPeriod(day, 'zh-Hans')).toBe('2026年5月28日 09:30至17:00（北京时间，UTC+8）')
    expect(formatDays(day, 'en')).toBe('28 May 2026')
  })

  test('of several days name both ends', () => {
    const days = of('2026-05-30T09:00:00Z')
    expect(formatPeriod(days, 'en')).toBe('28 May 2026, 09:30 – 30 May 2026, 17:00 (Beijing time, UTC+8)')
    expect(formatPeriod(days, 'zh-Hans')).toBe('2026年5月28日 09:30至30日 17:00（北京时间，UTC+8）')
    expect(formatDays(days, 'en')).toBe('28 – 30 May 2026')
    expect(formatDays(days, 'zh-Hant')).toBe('2026年5月28日至30日')
    expect(formatDays(of('2026-06-01T09:00:00Z'), 'en')).toBe('28 May – 1 June 2026')
    expect(formatDays(of('2026-06-01T09:00:00Z'), 'zh-Hans')).toBe('2026年5月28日至6月1日')
    expect(formatDays(of('2027-05-01T09:00:00Z'), 'zh-Hans')).toBe('2026年5月28日至2027年5月1日')
  })

  test('across midnight say that the end is on the next day', () => {
    const night = { start: '2026-05-28T12:00:00Z', end: '2026-05-28T17:00:00Z', timeZone }
    expect(formatPeriod(night, 'en')).toBe('28 May 2026, 20:00 – 01:00 the next day (Beijing time, UTC+8)')
    expect(formatPeriod(night, 'zh-Hant')).toBe('2026年5月28日 20:00至翌日01:00（北京時間，UTC+8）')
  })

  test('during which the clocks change name both zones', () => {
    const change = { start: '2026-10-24T09:00:00Z', end: '2026-10-25T17:00:00Z', timeZone: 'Europe/London' }
    expect(formatPeriod(change, 'en')).toBe(
      '24 October 2026, 10:00 (British Summer Time, UTC+1) – 25 October 2026, 17:00 (Greenwich Mean Time, UTC+0)',
    )
  })
})

test('amounts of money name the currency without doubt', () => {
  expect(formatMoney(12500, 'HKD', 'en')).toBe('HK$12,500')
  expect(formatMoney(99.5, 'GBP', 'en')).toBe('£99.50')
  expect(formatMoney(12500, 'CNY', 'en')).toBe('CN¥12,500')
  expect(formatMoney(12500, 'CNY', 'zh-Hans')).toBe('12,500元人民币')
  expect(formatMoney(12500, 'CNY', 'zh-Hant')).toBe('12,500元人民幣')
  expect(formatMoney(12500, 'HKD', 'zh-Hant')).toBe('12,500港元')
  expect(formatMoney(0, 'EUR', 'zh-Hans')).toBe('0欧元')
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
