import type { ExprNode } from 'groq-js'
import { View } from '../groq/perspective.ts'
import { parseQuery, runQuery, type ParsedQuery } from '../groq/query.ts'
import { effectsOf } from '../history/mendoza.ts'
import { queryError } from '../http/errors.ts'
import type { Lake } from '../lake.ts'
import { compareIds, type LakeDocument } from '../store/document.ts'
import type { Change, LoggedTransaction } from '../store/store.ts'

export interface ListenerOptions {
  /** A GROQ filter, as `*[_type == "x"]`; projections, order and slices after it do not count. */
  query: string
  params: Record<string, unknown>
  includeResult: boolean
  includePreviousRevision: boolean
  includeMutations: boolean
  /** Adds what changed as a Mendoza patch. */
  includeEffects: boolean
}

type Transition = 'appear' | 'update' | 'disappear'

/** A mutation as told to one listener. */
export interface MutationEvent extends Record<string, unknown> {
  eventId: string
  documentId: string
  transition: Transition
}

/** Tells one listener what a transaction did to the documents that its filter selects. Knows no transport. */
export class Listener {
  readonly #lake: Lake
  readonly #options: ListenerOptions
  readonly #filter: ParsedQuery

  /** @throws a GROQ error (400) for what is no filter, or cannot be run */
  constructor(lake: Lake, options: ListenerOptions) {
    this.#lake = lake
    this.#options = options
    const { text, tree } = parseQuery(options.query, options.params)
    this.#filter = { text, tree: filterOf(tree, text) }
  }

  /**
   * The events of a committed transaction for this listener; none when it touched nothing of interest. In the order of
   * ids, as the log keeps them: told live or after a gap, they come alike.
   */
  events(transaction: LoggedTransaction): MutationEvent[] {
    const changes = transaction.changes.toSorted((a, b) => compareIds(a.id, b.id))
    const seen = changes.flatMap((change) => {
      const transition = this.#transition(change)
      return transition ? [{ change, transition }] : []
    })
    return seen.map(({ change, transition }, index) => ({
      ...this.#describe(transaction, change, transition),
      // Counted for this listener alone: Studio waits until it has received them all.
      transactionTotalEvents: seen.length,
      transactionCurrentEvent: index + 1,
    }))
  }

  #transition({ before, after }: Change): Transition | undefined {
    const was = this.#selects(before)
    const is = this.#selects(after)
    if (was && is) return 'update'
    if (is) return 'appear'
    return was ? 'disappear' : undefined
  }

  #selects(document: LakeDocument | null): boolean {
    const result = runQuery(this.#filter, {
      ...this.#lake.queryContext,
      view: new View(document ? [document] : []),
      references: this.#lake.views.of('raw'),
    })
    return Array.isArray(result) && result.length > 0
  }

  #describe(transaction: LoggedTransaction, change: Change, transition: Transition): MutationEvent {
    const { id, timestamp, author } = transaction
    const { before, after, mutations } = change
    const options = this.#options
    return {
      eventId: `${id}#${change.id}`,
      documentId: change.id,
      transactionId: id,
      transition,
      identity: author,
      ...(options.includeMutations ? { mutations } : {}),
      ...(options.includeEffects ? { effects: effectsOf(before, after) } : {}),
      ...(options.includePreviousRevision ? { previous: before } : {}),
      ...(options.includeResult && after ? { result: after } : {}),
      ...(before && transition !== 'appear' ? { previousRev: before._rev } : {}),
      resultRev: id,
      timestamp,
      visibility: 'query',
    }
  }
}

/** The filter that a query starts from, without what it then does to the documents found. */
function filterOf(tree: ExprNode, query: string): ExprNode {
  switch (tree.type) {
    case 'Filter':
    case 'Everything':
      return tree
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'PipeFuncCall':
    case 'Slice':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
      return filterOf(tree.base, query)
    default:
      throw queryError('a listener takes a filter, as *[…]', query, 0, query.length)
  }
}
