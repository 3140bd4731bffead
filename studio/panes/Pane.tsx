import { Box, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'
import { usePaneRouter } from 'sanity/structure'
import type { LiveResult } from './live-query.ts'

/** The body of a pane of our own: what is known, or that it is being read, or why it could not be. */
export function PaneBody<T>({
  result: { data, error },
  children,
}: {
  result: LiveResult<T>
  children: (data: T) => ReactNode
}) {
  return (
    <Box padding={3} overflow="auto" style={{ height: '100%' }}>
      {error ? (
        <Card padding={4} tone="critical" radius={2}>
          <Text size={1}>This list could not be read: {error.message}</Text>
        </Card>
      ) : data === undefined ? (
        <Flex padding={5} justify="center">
          <Spinner muted />
        </Flex>
      ) : (
        children(data)
      )}
    </Box>
  )
}

/** Said where a list is empty, in words of its own. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Box padding={5}>
      <Text align="center" muted size={1}>
        {children}
      </Text>
    </Box>
  )
}

/** A document in a list of ours: its title opens it in the next pane. Without an id it leads nowhere. */
export function DocumentRow({
  id,
  type,
  title,
  detail,
  children,
}: {
  id?: string
  type: string
  title: string
  detail: ReactNode
  children?: ReactNode
}) {
  const { ChildLink } = usePaneRouter()
  return (
    <Card padding={3} radius={2} border>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {id === undefined ? (
            title
          ) : (
            <ChildLink childId={id} childParameters={{ type }}>
              {title}
            </ChildLink>
          )}
        </Text>
        <Text size={1} muted>
          {detail}
        </Text>
        {children}
      </Stack>
    </Card>
  )
}
