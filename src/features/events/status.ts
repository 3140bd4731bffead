import type { EventStatus } from '../../site/rules.ts'
import { endOf } from '../../ui/time.ts'
import type { Event } from './model.ts'

/** @returns whether an event is over at a time. */
export function isPast({ when }: Pick<Event, 'when'>, now: Date): boolean {
  return endOf(when) <= now.getTime()
}

/**
 * What a reader is told at a time: an event that was to take place, and whose time is over, is past. Nobody has said
 * that it was held; and one that was postponed or cancelled stays so.
 */
export function shownStatus(event: Pick<Event, 'when' | 'status'>, now: Date): EventStatus | 'past' {
  const { status } = event
  return (status === 'scheduled' || status === 'moved') && isPast(event, now) ? 'past' : status
}

/** Whether visitors can register at a time; undefined where there is nothing to register for. */
export function registrationState(
  event: Pick<Event, 'when' | 'status' | 'registration'>,
  now: Date,
): 'open' | 'closed' | undefined {
  const status = shownStatus(event, now)
  if (!event.registration || (status !== 'scheduled' && status !== 'moved')) return undefined
  const { deadline } = event.registration
  return deadline !== undefined && Date.parse(deadline) <= now.getTime() ? 'closed' : 'open'
}
