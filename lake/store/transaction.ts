import { createHash, randomUUID } from 'node:crypto'
import type { QueryContext } from '../groq/query.ts'
import { transactionError, type StepKind, type TransactionFailure } from '../http/errors.ts'
import { expandAction } from './actions.ts'
import { strongReferences } from './references.ts'
import { conflict, MutationRefusal } from './refusal.ts'
import type { LakeDocument } from './document.ts'
import type { Change, StepResult, Store } from './store.ts'
import { Work, type MutationResult } from './work.ts'

interface TransactionOptions {
  /** Becomes the `_rev` of every document that is changed; made up when missing. */
  transactionId?: string | undefined
  /** Works everything out, and keeps nothing. */
  dryRun?: boolean
  /** Gives a `_key` to every object in an array that has none. */
  autoGenerateArrayKeys?: boolean
  author: string
  /** For mutations by query. */
  query: Omit<QueryContext, 'view'>
}

interface TransactionResult {
  transactionId: string
  results: MutationResult[]
}

/**
 * Applies mutations in order, each seeing what the one before left, and commits them together or not at all. Those that
 * come again with the id and the content of a committed transaction are answered as that one was: whoever lost the answer
 * in a restart may ask again.
 * @throws 400 for a malformed mutation, 409 for a conflict with what is stored
 */
export function transact(store: Store, mutations: unknown[], options: TransactionOptions): TransactionResult {
  return run(store, 'mutation', mutations, options, (mutation, work) => work.apply(mutation))
}

/**
 * Applies actions as `transact` applies mutations.
 * @throws 400 for a malformed or unknown action, 409 for a conflict with what is stored
 */
export function act(store: Store, actions: unknown[], options: TransactionOptions): TransactionResult {
  return run(store, 'action', actions, options, (action, work) =>
    expandAction(action, work).flatMap((mutation) => work.apply(mutation)),
  )
}

function run(
  store: Store,
  kind: StepKind,
  steps: unknown[],
  options: TransactionOptions,
  apply: (step: unknown, work: Work) => MutationResult[],
): TransactionResult {
  const { transactionId = randomUUID(), author, autoGenerateArrayKeys, query } = options
  // What is given its id here cannot come again.
  const digest = options.transactionId === undefined ? undefined : digestOf(steps)
  const known = store.transaction(transactionId)
  if (known?.request && known.request.digest === digest) {
    return { transactionId, results: known.request.results.map((result) => again(result, known.seq, store)) }
  }
  if (known) {
    const description = `The transaction "${transactionId}" was already committed`
    throw transactionError(kind, 409, [
      { index: 0, error: { type: 'transactionIdAlreadyUsedError', description } },
    ])
  }
  const timestamp = new Date().toISOString()
  const work = new Work(store, { transactionId, timestamp, autoGenerateArrayKeys, query })
  const results = steps.flatMap((step, index) => {
    work.index = index
    try {
      return apply(step, work)
    } catch (error) {
      if (!(error instanceof MutationRefusal)) throw error
      throw transactionError(kind, error.status, [{ index, error: error.details }])
    }
  })
  const changes = work.changes()
  const failures = brokenReferences(store, work, changes)
  if (failures.length > 0) throw transactionError(kind, 409, failures)
  if (!options.dryRun && changes.length > 0) {
    const request = digest === undefined ? undefined : { digest, results: results.map(withoutDocument) }
    store.commit({ id: transactionId, timestamp, author, changes }, { request, purged: work.purged })
  }
  return { transactionId, results }
}

function digestOf(steps: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(steps)).digest('base64')
}

function withoutDocument({ id, operation }: MutationResult): StepResult {
  return { id, operation }
}

/** The result with its document once more, from the log: as the whole transaction left it, or found what it deleted. */
function again({ id, operation }: StepResult, seq: number, store: Store): MutationResult {
  const document = store.log.documentAt(id, operation === 'delete' ? seq - 1 : seq)
  return { id, operation, ...(document ? { document } : {}) }
}

/** Strong references are promises: their target exists, and stays while they stand. Checked when all is applied. */
function brokenReferences(store: Store, work: Work, changes: Change[]): TransactionFailure[] {
  return changes.flatMap(({ id, after }): TransactionFailure[] => {
    const index = work.indexOf(id)
    const broken = after ? danglingReferences(after, work) : referencesTo(id, store, work)
    return broken.map((refusal) => ({ index, error: refusal.details }))
  })
}

function danglingReferences(document: LakeDocument, work: Work): MutationRefusal[] {
  const missing = [...strongReferences(document)].filter((target) => !work.get(target))
  return missing.map((target) =>
    conflict(
      'documentReferenceDoesNotExistError',
      `Document "${document._id}" references non-existent document "${target}"`,
      { id: document._id, referenceID: target },
    ),
  )
}

function referencesTo(id: string, store: Store, work: Work): MutationRefusal[] {
  const referencing = [...store.strongSources(id)].filter((source) => {
    const document = work.get(source)
    return document !== null && strongReferences(document).has(id)
  })
  if (referencing.length === 0) return []
  const sources = referencing.map((source) => `"${source}"`).join(', ')
  return [
    conflict(
      'documentHasExistingReferencesError',
      `Document "${id}" cannot be deleted as there are references to it from ${sources}`,
      { id, referencingIDs: referencing },
    ),
  ]
}
