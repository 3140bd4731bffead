import { describe, expect, it } from 'vitest'
import { asOf } from './connections.ts'

describe('the time that a page is decided by', () => {
  const deadlines = ['2026-03-01T00:00:00Z', '2026-09-01T00:00:00Z', '2027-03-01T00:00:00Z']
  const passed = (reference: string) => deadlines.map((time) => Date.parse(time) <= Date.parse(reference))

  it('decides as the build’s own time would', () => {
    for (const now of [
      '2020-01-01T00:00:00Z',
      '2026-03-01T00:00:00Z',
      '2026-11-23T08:00:00Z',
      '2030-01-01T00:00:00Z',
    ]) {
      expect(passed(asOf(deadlines, new Date(now)))).toEqual(passed(now))
    }
  })

  it('stands still until one of the times passes, so that the page can be restored', () => {
    const at = (now: string) => asOf(deadlines, new Date(now))
    expect(at('2026-09-01T00:00:00Z')).toBe(at('2027-02-28T23:59:59Z'))
    expect(at('2027-02-28T23:59:59Z')).not.toBe(at('2027-03-01T00:00:00Z'))
    expect(asOf([], new Date('2026-01-01'))).toBe(asOf([], new Date('2036-01-01')))
  })
})
