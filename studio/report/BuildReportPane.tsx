import { Card, Stack, Text } from '@sanity/ui'
import { type Schema, useSchema } from 'sanity'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { explain } from './field-title.ts'
import { outcomeOf } from './outcome.ts'
import {
  type BuildReport,
  byConsequence,
  consequenceLabels,
  noDocument,
  reportQuery,
  type ReportedProblem,
} from './problems.ts'

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
  const schema = useSchema()
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
          {group.problems.map((problem) => (
            <DocumentRow
              key={problem._key}
              {...(problem.documentId !== noDocument && { id: problem.documentId })}
              type={problem.documentType}
              title={problem.title ?? titleOf(schema, problem)}
              detail={explain(schema, problem)}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  )
}

/** What a problem is called that is no single document's, or whose document has no title. */
function titleOf(schema: Schema, { documentId, documentType }: ReportedProblem): string {
  return documentId === noDocument ? (schema.get(documentType)?.title ?? 'The site') : documentId
}
