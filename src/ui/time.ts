import { z } from 'astro/zod'
import { kept } from '../i18n/kept.ts'
import { isTimeZone, monthPattern } from '../site/rules.ts'
import { timeModel } from './text.ts'

/** The name of a time zone (IANA). */
export const timeZoneModel = z.string().refine(isTimeZone, {
  message: 'is not the name of a time zone',
  params: { remedy: 'Give a name such as Asia/Shanghai or Europe/London' },
})

/** A month where the day is not known (`2025-05`), or a start and perhaps an end, meant in a time zone. */
export const periodModel = z
  .object({
    month: z.string().regex(monthPattern).optional(),
    start: timeModel.optional(),
    end: timeModel.optional(),
    timeZone: timeZoneModel.optional(),
  })
  .superRefine(({ month, start, end, timeZone }, context) => {
    const refuse = (field: string, message: string, remedy: string) =>
      context.addIssue({ code: 'custom', path: [field], message, params: { remedy } })
    if (month === undefined && start === undefined) {
      refuse('start', 'is missing', 'Give the start, or the month where the day is not known')
    }
    if (start !== undefined && timeZone === undefined)
      refuse('timeZone', 'is missing', 'Give the zone that the start is meant in')
    if (start !== undefined && end !== undefined && Date.parse(end) < Date.parse(start)) {
      refuse('end', 'is before the start', 'Correct the start or the end')
    }
  })

export type Period = z.output<typeof periodModel>

/** The moment (ms since 1970) after which the period is past: its end, its start, or the end of its month. */
export function endOf({ month, start, end }: Period): number {
  if (month === undefined) return Date.parse(end ?? start ?? '')
  const [year = 0, index = 1] = month.split('-').map(Number)
  return Date.UTC(year, index, 1)
}

/** The year that directories list the period under. */
export function yearOf({ month, start, timeZone }: Period): number {
  if (month !== undefined) return Number(month.slice(0, 4))
  return Number(yearFormat(timeZone ?? 'UTC').format(Date.parse(start ?? '')))
}

/** A time as the clocks of a zone show it, with their offset (ISO 8601): what search engines take for local time. */
export function inZone(time: string, timeZone: string): string {
  const at = new Date(time)
  // The Swedish form of a date and a time is that of ISO 8601, but for the letter between them.
  const local = localFormat(timeZone).format(at)
  const offset = offsetFormat(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
  return local.replace(' ', 'T') + (offset?.value.slice('GMT'.length) || '+00:00')
}

const yearFormat = kept((timeZone: string) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }))

const localFormat = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }),
)

const offsetFormat = kept(
  (timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }),
)
