import { randomUUID } from 'node:crypto'
import { View } from '../groq/perspective.ts'
import { parseQuery, runQuery, type QueryContext } from '../groq/query.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { withArrayKeys, withKeysInOperations } from './array-keys.ts'
import { indexOfId, isValidId, publishedId, type LakeDocument } from './document.ts'
import { applyPatch, checkIdentity, patchOperations } from './patch.ts'
import { conflict, invalid, refuseUnknown } from './refusal.ts'
import type { Change, StepResult, Store } from './store.ts'

export interface WorkOptions {
  transactionId: string
  /** Of the transaction, in ISO form. */
  timestamp: string
  /** Gives a `_key` to every object in an array that has none. */
  autoGenerateArrayKeys?: boolean | undefined
  /** For mutations by query; the view is the transaction's own, as far as it has come. */
  query: Omit<QueryContext, 'view'>
}

export interface MutationResult extends StepResult {
  /** After the mutation, or before it if it was a delete; missing where there is none. */
  document?: LakeDocument
}

type Creation = 'create' | 'createIfNotExists' | 'createOrReplace'

const DELETE_ATTRIBUTES = new Set(['id', 'query', 'params', 'purge'])

/** A transaction in progress: the store, and over it what the mutations so far made of it. */
export class Work {
  readonly #store: Store
  readonly #options: WorkOptions
  readonly #touched = new Map<string, { after: LakeDocument | null; mutations: unknown[]; index: number }>()
  /** Ids of the drafts and release versions among those, by their published id. */
  readonly #versions = new Map<string, Set<string>>()
  /** The place in the request of the mutation or action that is being applied. */
  index = 0
  /** Ids of deleted documents whose history is to go as well. */
  readonly purged = new Set<string>()

  constructor(store: Store, options: WorkOptions) {
    this.#store = store
    this.#options = options
  }

  get(id: string): LakeDocument | null {
    const touched = this.#touched.get(id)
    return touched ? touched.after : (this.#store.get(id) ?? null)
  }

  /** Ids of the drafts and release versions of a published id that there are. */
  versionsOf(published: string): string[] {
    const ids = this.#store.versionsOf(published).union(this.#versions.get(published) ?? new Set<string>())
    return [...ids].filter((id) => this.get(id))
  }

  /** The place in the request of what touched `id` last. */
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

  /** @throws a refusal */
  apply(mutation: unknown): MutationResult[] {
    const [[operation, body] = [], ...others] = isJsonObject(mutation) ? Object.entries(mutation) : []
    if (others.length > 0 || !isJsonObject(body)) {
      throw invalid('A mutation must be an object of exactly one operation, whose value is an object')
    }
    switch (operation) {
      case 'create':
      case 'createIfNotExists':
      case 'createOrReplace':
        return [this.#create(operation, body)]
      case 'patch':
        return this.#select(body).map((id) => this.#patch(id, body))
      case 'delete':
        refuseUnknown(body, DELETE_ATTRIBUTES)
        return this.#select(body).map((id) => this.#delete(id, body.purge === true))
      default:
        throw invalid(`Unknown mutation "${operation}"`)
    }
  }

  #put(id: string, after: LakeDocument | null, mutation: unknown): void {
    const mutations = this.#touched.get(id)?.mutations ?? []
    mutations.push(mutation)
    this.#touched.set(id, { after, mutations, index: this.index })
    const published = publishedId(id)
    if (published === id) return
    const versions = this.#versions.get(published) ?? new Set()
    this.#versions.set(published, versions.add(id))
  }

  #create(operation: Creation, body: JsonObject): MutationResult {
    const { _type, _createdAt } = body
    const _id = completeId(body._id)
    if (_id === undefined) throw invalid(`"_id" must be a string of letters, digits, ".", "_" and "-"`)
    if (operation !== 'create' && body._id === undefined) throw invalid(`"_id" is required by ${operation}`)
    if (typeof _type !== 'string' || _type === '') throw invalid('"_type" is required')
    const existing = this.get(_id)
    if (existing && operation === 'createIfNotExists') {
      return { id: _id, operation: 'none', document: existing }
    }
    if (existing && operation === 'create') {
      throw conflict('documentAlreadyExistsError', `Document by ID "${_id}" already exists`, { id: _id })
    }
    if (existing) checkIdentity(existing, { _id, _type })
    const content = this.#options.autoGenerateArrayKeys ? (withArrayKeys(body) as JsonObject) : body
    const document = this.#finish({
      ...content,
      _id,
      _type,
      _createdAt: typeof _createdAt === 'string' ? _createdAt : this.#options.timestamp,
    })
    this.purged.delete(_id)
    this.#put(_id, document, { [operation]: document })
    return { id: _id, operation: existing ? 'update' : 'create', document }
  }

  #patch(id: string, body: JsonObject): MutationResult {
    const existing = this.get(id)
    if (!existing) {
      throw conflict('documentNotFoundError', `The document with the ID "${id}" was not found`, { id })
    }
    const { ifRevisionID: expected } = body
    if (expected !== undefined && typeof expected !== 'string')
      throw invalid('"ifRevisionID" must be a string')
    if (expected !== undefined && expected !== existing._rev) {
      throw conflict(
        'documentRevisionIDDoesNotMatchError',
        `The document "${id}" has revision "${existing._rev}", not "${expected}"`,
        { id, currentRevisionID: existing._rev, expectedRevisionID: expected },
      )
    }
    const given = patchOperations(body)
    // In the operations, not in what they leave: listeners and the log are told these, and have to arrive at the same.
    const operations = this.#options.autoGenerateArrayKeys ? withKeysInOperations(given) : given
    const document = this.#finish(applyPatch(existing, operations))
    this.#put(id, document, { patch: { ...operations, id } })
    return { id, operation: 'update', document }
  }

  #delete(id: string, purge: boolean): MutationResult {
    const existing = this.get(id)
    if (!existing) return { id, operation: 'none' }
    if (purge) this.purged.add(id)
    this.#put(id, null, { delete: { id } })
    return { id, operation: 'delete', document: existing }
  }

  /** The ids that a patch or delete is for, given by `id` or by `query` with `params`. */
  #select(body: JsonObject): string[] {
    if (typeof body.id === 'string' && isValidId(body.id)) return [body.id]
    if (typeof body.query !== 'string') throw invalid('Expected "id" (a valid document ID) or "query"')
    const query = parseQuery(body.query, isJsonObject(body.params) ? body.params : {})
    const result = runQuery(query, { ...this.#options.query, view: this.#view() })
    const found: unknown[] = Array.isArray(result) ? result : [result]
    return found.flatMap((item) => {
      if (item === null) return []
      if (isJsonObject(item) && typeof item._id === 'string') return [item._id]
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

  #finish(document: JsonObject & Pick<LakeDocument, '_id' | '_type' | '_createdAt'>): LakeDocument {
    return { ...document, _rev: this.#options.transactionId, _updatedAt: this.#options.timestamp }
  }
}

/** No id gets a random one; one that ends in a dot (`drafts.`) is a prefix. Undefined for an invalid one. */
function completeId(id: unknown): string | undefined {
  if (id === undefined || id === null || id === '') return randomUUID()
  if (typeof id !== 'string') return undefined
  const completed = id.endsWith('.') ? `${id}${randomUUID()}` : id
  return isValidId(completed) ? completed : undefined
}
