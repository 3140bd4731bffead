import { Card, Stack, Text } from '@sanity/ui'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { outcomeOf } from './outcome.ts'
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

function Report({ report }: { report: BuildReport }) {
  const groups = byConsequence(report.problems ?? [])
  const tone = report.outcome === 'failed' ? 'critical' : groups.length === 0 ? 'positive' : 'default'
  return (
    <Stack gap={5}>
      <Card padding={3} radius={2} tone={tone} border>
        <Text size={1}>{outcomeOf(report)}</Text>
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
