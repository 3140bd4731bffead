import { useMemo } from 'react'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { PaneList } from '../panes/PaneList.tsx'
import { day } from '../schemas/previews.ts'
import { newsroomDay } from './calendar.ts'
import {
  byOverdue,
  type Overdue,
  overdueFor,
  type OverdueDocument,
  overdueParams,
  overdueQuery,
} from './review.ts'

/** Facts and availability past their review date, the longest overdue first. */
export function ReviewPane() {
  const today = newsroomDay(new Date())
  const result = useLiveQuery<OverdueDocument[]>(
    overdueQuery,
    useMemo(() => overdueParams(today), [today]),
    ['drafts'],
  )
  return (
    <PaneBody result={result}>
      {(documents) => {
        const overdue = byOverdue(documents)
        if (overdue.length === 0)
          return <Empty>Everything was checked in time. Nothing is to be reviewed.</Empty>
        return (
          <PaneList items={overdue} titleOf={({ title }) => title} order="Longest overdue first">
            {(each) => <OverdueRow key={each.id} overdue={each} today={today} />}
          </PaneList>
        )
      }}
    </PaneBody>
  )
}

function OverdueRow({ overdue, today }: { overdue: Overdue; today: string }) {
  const { id, type, title, state, checks } = overdue
  const named = checks.slice(0, 3).map(({ name, checkedOn }) => `${name}: checked ${day(checkedOn)}`)
  const more = checks.length > 3 ? ` and ${checks.length - 3} more` : ''
  const since = checks[0] ? `. Overdue ${overdueFor(checks[0].dueOn, today)}.` : ''
  return (
    <DocumentRow
      id={id}
      type={type}
      title={title}
      detail={[state, ...named].join(' · ').concat(more, since)}
    />
  )
}
