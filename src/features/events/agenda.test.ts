import { expect, test } from 'vitest'
import { agendaDays } from './agenda.ts'

const item = (en: string, start?: string) => ({ title: { en }, start })

test('an agenda is told day by day, in the event’s own zone', () => {
  const welcome = item('Welcome')
  const opening = item('Opening', '2026-05-28T01:00:00Z')
  const lunch = item('Lunch')
  const evening = item('Evening', '2026-05-28T15:30:00Z')
  const late = item('Late', '2026-05-28T16:30:00Z')
  expect(agendaDays([welcome, opening, lunch, evening, late], 'Asia/Shanghai', 'en')).toEqual([
    { day: '28 May 2026', items: [welcome, opening, lunch, evening] },
    { day: '29 May 2026', items: [late] },
  ])
})

test('without hours it is one list', () => {
  expect(agendaDays([item('First'), item('Second')], 'Asia/Shanghai', 'en')).toEqual([
    { day: undefined, items: [item('First'), item('Second')] },
  ])
  expect(agendaDays([], 'Asia/Shanghai', 'en')).toEqual([])
})
