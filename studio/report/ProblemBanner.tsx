import { Card, Stack, Text } from '@sanity/ui'
import { type InputProps, isObjectInputProps, useSchema } from 'sanity'
import { explain } from './field-title.ts'
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
  const schema = useSchema()
  return problemsOf(report, documentId).map((problem) => (
    <Card key={problem._key} padding={4} radius={2} tone={consequenceLabels[problem.consequence].tone} border>
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {report?.outcome === 'read' ? 'When the content was last read' : 'When the site was last built'}:{' '}
          {problem.consequence}
        </Text>
        <Text size={1}>{explain(schema, problem)}</Text>
      </Stack>
    </Card>
  ))
}
