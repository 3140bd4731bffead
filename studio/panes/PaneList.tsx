import { SearchIcon } from '@sanity/icons/Search'
import { Box, Flex, Select, Stack, Text, TextInput } from '@sanity/ui'
import { type ReactNode, useState } from 'react'
import { Empty } from './Pane.tsx'
import { matches } from './search.ts'

/** More would be slow to draw, and nobody reads on: search finds the others. */
const mostRows = 100

/** The search above a list of ours, as Studio has it above its own. */
export function SearchInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      icon={SearchIcon}
      placeholder="Search list"
      aria-label="Search list"
      fontSize={1}
      padding={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/**
 * Rows that can be searched, and ordered as they come or by title.
 *
 * @param order what the order is called in which they come
 */
export function PaneList<T>({
  items,
  titleOf,
  order,
  children,
}: {
  items: readonly T[]
  titleOf: (item: T) => string
  order: string
  children: (item: T) => ReactNode
}) {
  const [search, setSearch] = useState('')
  const [isByTitle, setIsByTitle] = useState(false)
  const found = items.filter((item) => matches(titleOf(item), search))
  const ordered = isByTitle ? found.toSorted((a, b) => titleOf(a).localeCompare(titleOf(b))) : found
  return (
    <Stack gap={3}>
      <Flex gap={2}>
        <Box flex={1}>
          <SearchInput value={search} onChange={setSearch} />
        </Box>
        <Box flex="none">
          <Select
            aria-label="Order"
            fontSize={1}
            padding={2}
            value={String(isByTitle)}
            onChange={(event) => setIsByTitle(event.currentTarget.value === 'true')}
          >
            <option value="false">{order}</option>
            <option value="true">Title</option>
          </Select>
        </Box>
      </Flex>
      {ordered.length === 0 && <Empty>Nothing found. Try fewer words, or a part of a name.</Empty>}
      <Stack gap={2}>{ordered.slice(0, mostRows).map(children)}</Stack>
      {ordered.length > mostRows && (
        <Text size={1} muted align="center">
          The first {mostRows} of {ordered.length}. Search for the others.
        </Text>
      )}
    </Stack>
  )
}
