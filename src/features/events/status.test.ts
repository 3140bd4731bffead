import { describe, expect, it } from 'vitest'
import { registrationState, shownStatus } from './status.ts'

const when = { start: '2026-05-28T01:00:00Z', end: '2026-05-28T09:00:00Z', timeZone: 'Asia/Shanghai' }
const before = new Date('2026-05-01T00:00:00Z')
const after = new Date('2026-05-28T09:00:00Z')

describe('the status that a reader is told', () => {
  it('is that an event is past once its time is over, unless something else is known', () => {
    expect(shownStatus({ when, status: 'scheduled' }, before)).toBe('scheduled')
    expect(shownStatus({ when, status: 'scheduled' }, after)).toBe('past')
    expect(shownStatus({ when, status: 'moved' }, after)).toBe('past')
    expect(shownStatus({ when, status: 'held' }, after)).toBe('held')
    expect(shownStatus({ when, status: 'cancelled' }, after)).toBe('cancelled')
    expect(shownStatus({ when, status: 'postponed' }, after)).toBe('postponed')
  })

  it('waits for the end of the month where only that is known', () => {
    const may = { when: { month: '2026-05' }, status: 'scheduled' } as const
    expect(shownStatus(may, after)).toBe('scheduled')
    expect(shownStatus(may, new Date('2026-06-01T00:00:00Z'))).toBe('past')
  })
})

describe('registration', () => {
  const registration = { url: 'https://hirep.example/register', deadline: '2026-05-20T00:00:00Z' }

  it('is open until its deadline, or until the event is over', () => {
    expect(registrationState({ when, status: 'scheduled', registration }, before)).toBe('open')
    expect(
      registrationState({ when, status: 'scheduled', registration }, new Date(registration.deadline)),
    ).toBe('closed')
    expect(
      registrationState({ when, status: 'moved', registration: { url: registration.url } }, before),
    ).toBe('open')
  })

  it('is no matter where nothing is to take place', () => {
    expect(registrationState({ when, status: 'scheduled' }, before)).toBe(undefined)
    expect(registrationState({ when, status: 'cancelled', registration }, before)).toBe(undefined)
    expect(registrationState({ when, status: 'scheduled', registration }, after)).toBe(undefined)
  })
})
