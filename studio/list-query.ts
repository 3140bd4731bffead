import { createSearch, type SanityClient } from 'sanity'
import { EMPTY } from 'rxjs'
import { compiledSchema } from './compiled-schema.ts'

/** As many rows as a list pane asks for before anybody scrolls. */
const FIRST_ROWS = 100

/** A list pane's query for all documents of a type, written by Studio itself; with `term`, as when an editor types there. */
export function listQuery(typeName: string, term = ''): { query: string; params: Record<string, unknown> } {
  const type = compiledSchema.get(typeName)
  if (type?.jsonType !== 'object') throw new Error(`“${typeName}” is no type of document`)
  let asked: { query: string; params: Record<string, unknown> } | undefined
  const client = {
    withConfig: () => client,
    observable: {
      fetch: (query: string, params: Record<string, unknown>) => {
        asked = { query, params }
        return EMPTY
      },
    },
  } as unknown as SanityClient
  const search = createSearch([type], client, { filter: `_type == "${typeName}"`, strategy: 'groqLegacy' })
  // A pane orders texts without regard to case.
  const sort = type.orderings?.[0]?.by.map((by) => ({ ...by, mapWith: 'lower' as const }))
  search(
    { query: term, types: [type] },
    {
      comments: [`findability-source: ${term ? 'list-query' : 'list'}`],
      limit: FIRST_ROWS,
      skipSortByScore: term === '',
      ...(sort ? { sort } : {}),
    },
  ).subscribe()
  if (!asked) throw new Error('Studio asked nothing')
  return asked
}
