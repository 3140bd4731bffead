import type { Locale } from '../../site/locales.ts'
import { formatDateIn } from '../../i18n/format.ts'
import type { Event } from './model.ts'

type AgendaItem = Event['agenda'][number]

/** What happens on one day. */
export interface AgendaDay {
  /** In the reader's words; undefined where no hour is known. */
  readonly day: string | undefined
  readonly items: readonly AgendaItem[]
}

/** The agenda by the days of a zone. An item whose hour isn't known belongs to the day of the one before it. */
export function agendaDays(agenda: readonly AgendaItem[], timeZone: string, locale: Locale): AgendaDay[] {
  const days: { day: string | undefined; items: AgendaItem[] }[] = []
  for (const item of agenda) {
    const last = days.at(-1)
    const day = item.start === undefined ? last?.day : formatDateIn(item.start, timeZone, locale)
    if (last && (last.day === day || last.day === undefined)) {
      last.day = day
      last.items.push(item)
    } else days.push({ day, items: [item] })
  }
  return days
}
