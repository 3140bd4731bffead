import { describe, expect, it } from 'vitest'
import { newsroomDay, newsroomMonthStart } from './calendar.ts'
import { byOverdue, overdueFor, overdueParams } from './review.ts'

describe('the newsroom’s calendar', () => {
  it('has its own midnight', () => {
    expect(newsroomDay(new Date('2026-11-30T15:59:59Z'))).toBe('2026-11-30')
    expect(newsroomDay(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12-01')
  })

  it('begins a month at that midnight', () => {
    expect(newsroomMonthStart(new Date('2026-11-30T16:00:00Z'))).toBe('2026-11-30T16:00:00.000Z')
    expect(newsroomMonthStart(new Date('2026-11-30T15:00:00Z'))).toBe('2026-10-31T16:00:00.000Z')
  })
})

describe('review', () => {
  it('is due for what was checked before these days', () => {
    expect(overdueParams('2026-08-31')).toEqual({
      availabilityBefore: '2026-02-28',
      factsBefore: '2025-08-31',
    })
  })

  it('puts the longest overdue first, whichever interval it has', () => {
    const overdue = byOverdue([
      {
        _id: 'a',
        _type: 'university',
        title: 'A',
        checks: [{ thing: 'fact', name: 'city', checkedOn: '2025-01-01' }],
      },
      {
        _id: 'b',
        _type: 'expert',
        title: 'B',
        checks: [{ thing: 'availability', name: 'Availability', checkedOn: '2025-03-01' }],
      },
      {
        _id: 'c',
        _type: 'university',
        title: 'C',
        checks: [
          { thing: 'fact', name: 'founded', checkedOn: '2025-02-01' },
          { thing: 'fact', name: 'name', checkedOn: '2024-02-29' },
        ],
      },
    ])
    expect(overdue.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(overdue[0]?.checks.map(({ name, dueOn }) => [name, dueOn])).toEqual([
      ['name', '2025-02-28'],
      ['founded', '2026-02-01'],
    ])
  })

  it.each([
    ['2026-11-23', 'since today'],
    ['2026-11-22', 'for 1 day'],
    ['2026-11-01', 'for 22 days'],
    ['2026-09-23', 'for 2 months'],
    ['2025-10-01', 'for 1 year'],
  ])('due on %s is overdue %s', (dueOn, words) => {
    expect(overdueFor(dueOn, '2026-11-23')).toBe(words)
  })
})
