import { Card, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import { type Schema, useSchema } from 'sanity'
import { useLiveQuery } from '../panes/live-query.ts'
import { DocumentRow, Empty, PaneBody } from '../panes/Pane.tsx'
import { SearchInput } from '../panes/PaneList.tsx'
import { matches } from '../panes/search.ts'
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
  const [search, setSearch] = useState('')
  const all = report.problems ?? []
  const groups = byConsequence(
    all.filter((problem) => matches(`${titleOf(schema, problem)} ${explain(schema, problem)}`, search)),
  )
  const tone = report.outcome === 'failed' ? 'critical' : all.length === 0 ? 'positive' : 'default'
  return (
    <Stack gap={5}>
      <Card padding={3} radius={2} tone={tone} border>
        <Text size={1}>{outcomeOf(report)}</Text>
      </Card>
      {all.length > 0 && <SearchInput value={search} onChange={setSearch} />}
      {all.length > 0 && groups.length === 0 && (
        <Empty>Nothing found. Try fewer words, or a part of a name.</Empty>
      )}
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
              title={titleOf(schema, problem)}
              detail={explain(schema, problem)}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  )
}

/** What a problem's document is called; by its type where it is no single document's. */
function titleOf(schema: Schema, { documentId, documentType, title }: ReportedProblem): string {
  if (title) return title
  return documentId === noDocument ? (schema.get(documentType)?.title ?? 'The site') : documentId
}
