import { newsroomZone } from '../../src/site/rules.ts'

/** @returns the newsroom's day at a moment: `YYYY-MM-DD` */
export function newsroomDay(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: newsroomZone, dateStyle: 'short' }).format(now)
}

/** @returns the moment at which the newsroom's present month began, as ISO 8601 in UTC */
export function newsroomMonthStart(now: Date): string {
  const month = newsroomDay(now).slice(0, 7)
  // The newsroom's zone has kept one offset since 1991.
  return new Date(`${month}-01T00:00:00+08:00`).toISOString()
}
