import { Card, Stack, Text } from '@sanity/ui'
import { type InputProps, isObjectInputProps } from 'sanity'
import { consequenceLabels, problemsOf } from './problems.ts'
import { useBuildReport } from './use-build-report.ts'

/** A form with, above it, what the last build found wrong with the document. */
export function InputWithProblems(props: InputProps) {
  return props.id === 'root' && isObjectInputProps(props) && props.schemaType.type?.name === 'document' ? (
    <Stack gap={4}>
      <Problems documentId={idOf(props.value)} />
      {props.renderDefault(props)}
    </Stack>
  ) : (
    props.renderDefault(props)
  )
}

function idOf(value: object | undefined): string {
  return value && '_id' in value && typeof value._id === 'string' ? value._id : ''
}

function Problems({ documentId }: { documentId: string }) {
  const report = useBuildReport()
  return problemsOf(report, documentId).map(({ _key, field, problem, remedy, consequence }) => (
    <Card key={_key} padding={4} radius={2} tone={consequenceLabels[consequence].tone} border>
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {report?.outcome === 'read' ? 'When the content was last read' : 'When the site was last built'}:{' '}
          {consequence}
        </Text>
        <Text size={1}>
          {field && <code>{field}</code>} {problem}. {remedy}.
        </Text>
      </Stack>
    </Card>
  ))
}
