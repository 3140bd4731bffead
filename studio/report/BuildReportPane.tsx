import { Card, Stack, Text } from '@sanity/ui'
import { newsroomZone } from '../../src/site/rules.ts'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { type BuildReport, byConsequence, consequenceLabels, reportQuery } from './problems.ts'

const none = {}

/** What the last build left out, and why. */
export function BuildReportPane() {
  const result = useLiveQuery<BuildReport | null>(reportQuery, none, 'raw')
  return (
    <PaneBody result={result}>
      {(report) =>
        report ? (
          <Report report={report} />
        ) : (
          <Empty>
            The site has not been built from this dataset yet. After a build, its report stands here.
          </Empty>
        )
      }
    </PaneBody>
  )
}

function Report({ report: { builtAt, pages, problems } }: { report: BuildReport }) {
  const groups = byConsequence(problems ?? [])
  const time = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: newsroomZone,
  }).format(new Date(builtAt))
  return (
    <Stack gap={5}>
      <Card padding={3} radius={2} tone={groups.length === 0 ? 'positive' : 'default'} border>
        <Text size={1}>
          Built on {time}, Beijing time: {pages.toLocaleString('en-GB')} pages.{' '}
          {groups.length === 0 && 'Nothing was left out.'}
        </Text>
      </Card>
      {groups.map((group) => (
        <Stack key={group.consequence} gap={3}>
          <Card padding={3} radius={2} tone={consequenceLabels[group.consequence].tone}>
            <Text size={1} weight="semibold" as="h2">
              {consequenceLabels[group.consequence].heading} ({group.problems.length})
            </Text>
          </Card>
          {group.problems.map(({ _key, documentId, documentType, title, field, problem, remedy }) => (
            <DocumentRow
              key={_key}
              id={documentId}
              type={documentType}
              title={title ?? documentId}
              detail={`${field ? `${field} ` : ''}${problem}. ${remedy}.`}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  )
}
