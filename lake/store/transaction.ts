import { randomUUID } from 'node:crypto'
import { Mutation } from '@sanity/mutator'
import { mutationError, type MutationFailure } from '../http/errors.ts'
import { parseQuery, runQuery, type QueryContext } from '../groq/query.ts'
import { View } from '../groq/perspective.ts'
import { indexOfId, isValidId, type LakeDocument } from './document.ts'
import { strongReferences } from './references.ts'
import type { Change, Store } from './store.ts'

type Json = Record<string, unknown>

interface TransactionRequest {
  mutations: unknown[]
  /** Becomes the `_rev` of every document that it changes; made up when missing. */
  transactionId?: string
}

interface TransactionOptions {
  /** Works everything out, and keeps nothing. */
  dryRun?: boolean
  /** Gives a `_key` to every object in an array that has none. */
  autoGenerateArrayKeys?: boolean
  author: string
  /** For mutations by query; the view is the transaction's own, as far as it has come. */
  query: Omit<QueryContext, 'view'>
}

interface MutationResult {
  id: string
  operation: 'create' | 'update' | 'delete' | 'none'
  /** After the mutation, or before it if it was a delete; missing where there is none. */
  document?: LakeDocument
}

interface TransactionResult {
  transactionId: string
  results: MutationResult[]
}

/**
 * Applies mutations in order, each seeing what the one before left, and commits them together or not at all.
 * @throws 400 for a malformed mutation, 409 for a conflict with what is stored
 */
export function transact(
  store: Store,
  request: TransactionRequest,
  options: TransactionOptions,
): TransactionResult {
  const transactionId = request.transactionId ?? randomUUID()
  if (store.hasTransaction(transactionId)) {
    throw mutationError(409, [
      {
        index: 0,
        error: {
          type: 'transactionIdAlreadyUsedError',
          description: `The transaction "${transactionId}" was already committed`,
        },
      },
    ])
  }
  const timestamp = new Date().toISOString()
  const work = new Work(store, transactionId, timestamp, options)
  const results = request.mutations.flatMap((mutation, index) => work.apply(mutation, index))
  const changes = work.changes()
  refuseBrokenReferences(store, work, changes)
  if (!options.dryRun && changes.length > 0) {
    store.commit({ id: transactionId, timestamp, author: options.author, changes })
  }
  return { transactionId, results }
}

/** A transaction in progress: the store, and over it what the mutations so far made of it. */
class Work {
  readonly #store: Store
  readonly #transactionId: string
  readonly #timestamp: string
  readonly #options: TransactionOptions
  readonly #touched = new Map<string, { after: LakeDocument | null; mutations: unknown[]; index: number }>()

  constructor(store: Store, transactionId: string, timestamp: string, options: TransactionOptions) {
    this.#store = store
    this.#transactionId = transactionId
    this.#timestamp = timestamp
    this.#options = options
  }

  get(id: string): LakeDocument | null {
    const touched = this.#touched.get(id)
    return touched ? touched.after : (this.#store.get(id) ?? null)
  }

  /** The place in the request of the last mutation that touched `id`. */
  indexOf(id: string): number {
    return this.#touched.get(id)?.index ?? 0
  }

  changes(): Change[] {
    const changes: Change[] = []
    for (const [id, { after, mutations }] of this.#touched) {
      const before = this.#store.get(id) ?? null
      if (before !== after) changes.push({ id, before, after, mutations })
    }
    return changes
  }

  apply(mutation: unknown, index: number): MutationResult[] {
    const invalid = (description: string): Error =>
      mutationError(400, [{ index, error: { type: 'validationError', description } }])
    if (!isRecord(mutation)) throw invalid('A mutation must be an object')
    const [operation, ...others] = Object.keys(mutation)
    const body = operation === undefined ? undefined : mutation[operation]
    if (others.length > 0 || !isRecord(body)) {
      throw invalid('A mutation must have exactly one operation, whose value is an object')
    }
    switch (operation) {
      case 'create':
      case 'createIfNotExists':
      case 'createOrReplace':
        return [this.#create(operation, body, index, invalid)]
      case 'patch':
        return this.#select(body, invalid).map((id) => this.#patch(id, body, index, invalid))
      case 'delete':
        refuseUnknown(body, DELETE_ATTRIBUTES, invalid)
        return this.#select(body, invalid).map((id) => this.#delete(id, index))
      default:
        throw invalid(`Unknown mutation "${operation}"`)
    }
  }

  #put(id: string, after: LakeDocument | null, mutation: unknown, index: number): void {
    const mutations = this.#touched.get(id)?.mutations ?? []
    this.#touched.set(id, { after, mutations: [...mutations, mutation], index })
  }

  #create(
    operation: 'create' | 'createIfNotExists' | 'createOrReplace',
    body: Json,
    index: number,
    invalid: (description: string) => Error,
  ): MutationResult {
    const id = completeId(body._id)
    if (id === undefined) throw invalid(`"_id" must be a string of letters, digits, ".", "_" and "-"`)
    if (operation !== 'create' && body._id === undefined) throw invalid(`"_id" is required by ${operation}`)
    if (typeof body._type !== 'string' || body._type === '') throw invalid('"_type" is required')
    const existing = this.get(id)
    if (existing && operation === 'createIfNotExists') return { id, operation: 'none', document: existing }
    if (existing && operation === 'create') {
      const description = `Document by ID "${id}" already exists`
      throw mutationError(409, [{ index, error: { type: 'documentAlreadyExistsError', description, id } }])
    }
    if (existing && existing._type !== body._type) throw immutable('_type', existing, body._type, index)
    const document = this.#finish({
      ...body,
      _id: id,
      _type: body._type,
      _createdAt: typeof body._createdAt === 'string' ? body._createdAt : this.#timestamp,
    })
    this.#put(id, document, { [operation]: document }, index)
    return { id, operation: existing ? 'update' : 'create', document }
  }

  #patch(id: string, body: Json, index: number, invalid: (description: string) => Error): MutationResult {
    const existing = this.get(id)
    if (!existing) {
      const description = `The document with the ID "${id}" was not found`
      throw mutationError(409, [{ index, error: { type: 'documentNotFoundError', description, id } }])
    }
    const { ifRevisionID: expected } = body
    if (expected !== undefined && expected !== existing._rev) {
      throw mutationError(409, [
        {
          index,
          error: {
            type: 'documentRevisionIDDoesNotMatchError',
            description: `The document "${id}" has revision "${existing._rev}", not "${String(expected)}"`,
            id,
            currentRevisionID: existing._rev,
            expectedRevisionID: expected,
          },
        },
      ])
    }
    const operations = patchOperations(body, invalid)
    let patched: Json | null
    try {
      const patch = { ...operations, id } as unknown as NonNullable<Mutation['mutations'][number]['patch']>
      patched = new Mutation({ mutations: [{ patch }] }).apply(existing)
    } catch (error) {
      throw invalid(error instanceof Error ? error.message : String(error))
    }
    if (!patched) throw invalid('The patch removed the document')
    for (const attribute of ['_id', '_type'] as const) {
      if (patched[attribute] !== existing[attribute]) {
        throw immutable(attribute, existing, patched[attribute], index)
      }
    }
    const document = this.#finish({
      ...patched,
      _id: id,
      _type: existing._type,
      _createdAt: existing._createdAt,
    })
    this.#put(id, document, { patch: { ...operations, id } }, index)
    return { id, operation: 'update', document }
  }

  #delete(id: string, index: number): MutationResult {
    const existing = this.get(id)
    if (!existing) return { id, operation: 'none' }
    this.#put(id, null, { delete: { id } }, index)
    return { id, operation: 'delete', document: existing }
  }

  /** The ids that a patch or delete is for, given by `id` or by `query` with `params`. */
  #select(body: Json, invalid: (description: string) => Error): string[] {
    if (typeof body.id === 'string' && isValidId(body.id)) return [body.id]
    if (typeof body.query !== 'string') throw invalid('Expected "id" (a valid document ID) or "query"')
    const params = isRecord(body.params) ? body.params : {}
    const tree = parseQuery(body.query, params)
    const result = runQuery(tree, { ...this.#options.query, view: this.#view() })
    const found: unknown[] = Array.isArray(result) ? result : [result]
    return found.flatMap((item) => {
      if (item === null) return []
      if (isRecord(item) && typeof item._id === 'string') return [item._id]
      throw invalid('The query of a mutation must select documents')
    })
  }

  #view(): View {
    if (this.#touched.size === 0) return new View(this.#store.documents)
    const documents = [...this.#store.documents]
    for (const [id, { after }] of this.#touched) {
      const index = indexOfId(documents, id)
      documents.splice(index, documents[index]?._id === id ? 1 : 0, ...(after ? [after] : []))
    }
    return new View(documents)
  }

  #finish(document: Json & Pick<LakeDocument, '_id' | '_type' | '_createdAt'>): LakeDocument {
    const keyed = this.#options.autoGenerateArrayKeys
      ? (withArrayKeys(document) as typeof document)
      : document
    return { ...keyed, _rev: this.#transactionId, _updatedAt: this.#timestamp }
  }
}

/** Strong references are promises: their target exists, and stays while they stand. */
function refuseBrokenReferences(store: Store, work: Work, changes: Change[]): void {
  const failures: MutationFailure[] = []
  for (const { id, after } of changes) {
    const index = work.indexOf(id)
    if (after) {
      for (const target of strongReferences(after)) {
        if (work.get(target)) continue
        failures.push({
          index,
          error: {
            type: 'documentReferenceDoesNotExistError',
            description: `Document "${id}" references non-existent document "${target}"`,
            id,
            referenceID: target,
          },
        })
      }
      continue
    }
    const referencing = [...store.strongSources(id)].filter((source) => {
      const document = work.get(source)
      return document !== null && strongReferences(document).has(id)
    })
    if (referencing.length === 0) continue
    failures.push({
      index,
      error: {
        type: 'documentHasExistingReferencesError',
        description: `Document "${id}" cannot be deleted as there are references to it from "${referencing.join('", "')}"`,
        id,
        referencingIDs: referencing,
      },
    })
  }
  if (failures.length > 0) throw mutationError(409, failures)
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function immutable(attribute: '_id' | '_type', existing: LakeDocument, value: unknown, index: number): Error {
  const description = `Cannot modify immutable attribute "${attribute}" of "${existing._id}" (was "${existing[attribute]}", is ${JSON.stringify(value)})`
  return mutationError(409, [{ index, error: { type: 'immutableAttributeError', description } }])
}

/** No id gets a random one; one that ends in a dot (`drafts.`) is a prefix. Undefined for an invalid one. */
function completeId(id: unknown): string | undefined {
  if (id === undefined || id === null || id === '') return randomUUID()
  if (typeof id !== 'string') return undefined
  const completed = id.endsWith('.') ? `${id}${randomUUID()}` : id
  return isValidId(completed) ? completed : undefined
}

const PATCH_OPERATIONS = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert', 'diffMatchPatch'] as const
const PATCH_ATTRIBUTES = new Set<string>([...PATCH_OPERATIONS, 'id', 'query', 'params', 'ifRevisionID'])

const DELETE_ATTRIBUTES = new Set(['id', 'query', 'params', 'purge'])

const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g
const PATH = /^(?:\.\.)?(?:\w+|\[[^[\]]+\])(?:\.{1,2}\w+|(?:\.\.)?\[[^[\]]+\])*$/

/** Tells whether a JSONMatch path is whole: @sanity/mutator stops at what it does not understand, and says nothing. */
function isPath(path: unknown): boolean {
  return typeof path === 'string' && PATH.test(path.replace(QUOTED, 'quoted'))
}

/** Refused by name: an operation or a guard that is left out unnoticed is worse than an error. */
function refuseUnknown(body: Json, known: Set<string>, invalid: (description: string) => Error): void {
  const unknown = Object.keys(body).find((key) => !known.has(key))
  if (unknown !== undefined) throw invalid(`Unknown attribute "${unknown}" in a mutation`)
}

/** The operations of a patch without its selection. */
function patchOperations(body: Json, invalid: (description: string) => Error): Json {
  refuseUnknown(body, PATCH_ATTRIBUTES, invalid)
  for (const operation of PATCH_OPERATIONS) {
    const value = body[operation]
    if (value === undefined) continue
    if (operation === 'unset' ? !Array.isArray(value) : !isRecord(value)) {
      throw invalid(`Malformed patch operation "${operation}"`)
    }
    if (operation !== 'insert') {
      const paths: unknown[] = Array.isArray(value) ? value : Object.keys(value as Json)
      const broken = paths.find((path) => !isPath(path))
      if (broken !== undefined) throw invalid(`Malformed path "${String(broken)}" in "${operation}"`)
    }
    const counts = operation === 'inc' || operation === 'dec'
    if (counts && !Object.values(value as Json).every(Number.isFinite)) {
      throw invalid(`"${operation}" takes numbers`)
    }
  }
  const { insert } = body
  if (isRecord(insert)) {
    const places = ['before', 'after', 'replace'].filter((place) => isPath(insert[place]))
    if (places.length !== 1 || !Array.isArray(insert.items)) {
      throw invalid('"insert" takes one of "before", "after" or "replace", a path, and "items"')
    }
  }
  return Object.fromEntries(PATCH_OPERATIONS.flatMap((key) => (key in body ? [[key, body[key]]] : [])))
}

function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const keyed = withArrayKeys(item)
      return isRecord(keyed) && keyed._key === undefined
        ? { ...keyed, _key: randomUUID().replaceAll('-', '').slice(0, 12) }
        : keyed
    })
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withArrayKeys(item)]))
}
