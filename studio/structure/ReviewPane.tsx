import { Stack, Text } from '@sanity/ui'
import { useMemo } from 'react'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { day } from '../schemas/previews.ts'
import { newsroomDay } from './calendar.ts'
import { byOverdue, overdueFor, type OverdueDocument, overdueParams, overdueQuery } from './review.ts'

/** Rows beyond these wait until those before them are done. */
const mostRows = 200

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
          <Stack gap={2}>
            {overdue.slice(0, mostRows).map(({ id, type, title, checks }) => (
              <DocumentRow
                key={id}
                id={id}
                type={type}
                title={title}
                detail={checks
                  .slice(0, 3)
                  .map(({ name, checkedOn }) => `${name}: checked ${day(checkedOn)}`)
                  .join(' · ')
                  .concat(
                    checks.length > 3 ? ` and ${checks.length - 3} more` : '',
                    checks[0] ? `. Overdue ${overdueFor(checks[0].dueOn, today)}.` : '',
                  )}
              />
            ))}
            {overdue.length > mostRows && (
              <Text size={1} muted align="center">
                The {mostRows} longest overdue of {overdue.length}
              </Text>
            )}
          </Stack>
        )
      }}
    </PaneBody>
  )
}
