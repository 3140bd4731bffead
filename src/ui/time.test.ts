import { expect, test } from 'vitest'
import { inZone } from './time.ts'

test('a time is written with the offset that a zone has then', () => {
  expect(inZone('2026-05-28T01:30:00Z', 'Asia/Shanghai')).toBe('2026-05-28T09:30:00+08:00')
  expect(inZone('2026-07-01T23:59:59.000Z', 'Europe/London')).toBe('2026-07-02T00:59:59+01:00')
  expect(inZone('2026-01-01T00:00:00Z', 'Europe/London')).toBe('2026-01-01T00:00:00+00:00')
  expect(inZone('2026-01-01T00:00:00Z', 'America/New_York')).toBe('2025-12-31T19:00:00-05:00')
})
