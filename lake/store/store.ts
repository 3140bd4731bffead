import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { compareIds, indexOfId, publishedId, type LakeDocument } from './document.ts'
import { Log } from './log.ts'
import { ReferenceIndex } from './references.ts'

/** One document before and after a transaction; null where it did not exist. */
export interface Change {
  id: string
  before: LakeDocument | null
  after: LakeDocument | null
  /** The mutations of the request that touched this document. */
  mutations: unknown[]
}

/** What is appended to the log: one transaction, whole or not at all. */
export interface CommittedTransaction {
  id: string
  timestamp: string
  author: string
  changes: Change[]
}

/** What one step of a request did to a document. */
export interface StepResult {
  id: string
  operation: 'create' | 'update' | 'delete' | 'none'
}

/** What is kept of a request, to know it again and answer it as the first time. */
interface KeptRequest {
  digest: string
  results: StepResult[]
}

interface CommitOptions {
  /** None where it cannot come again. */
  request?: KeptRequest | undefined
  /** Ids of deleted documents whose earlier revisions are deleted as well. */
  purged?: Iterable<string>
}

/** What the log tells of a transaction later. */
export type LoggedTransaction = Omit<CommittedTransaction, 'request' | 'purged'>

/** The bytes of an uploaded picture or file, kept by the SHA-1 of the content. */
interface Blob {
  sha1: string
  mimeType: string
  bytes: Uint8Array
}

type Subscriber = (transaction: CommittedTransaction) => void

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS transactions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    request TEXT,
    results TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS revisions (
    seq INTEGER NOT NULL REFERENCES transactions (seq),
    document_id TEXT NOT NULL,
    mutations TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (document_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS revisions_by_seq ON revisions (seq);
  CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS blobs (sha1 TEXT PRIMARY KEY, mime_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** Each change of the log from a transaction on, beside what the document was before it. */
const CHANGES_SINCE = `
  SELECT seq, transactions.id, timestamp, author, document_id, mutations, body AS after,
    length(mutations) + ifnull(length(body), 0) AS size,
    (SELECT earlier.body FROM revisions AS earlier
      WHERE earlier.document_id = revisions.document_id AND earlier.seq < revisions.seq
      ORDER BY earlier.seq DESC LIMIT 1) AS before
  FROM revisions JOIN transactions USING (seq)
  WHERE revisions.seq >= ?
  ORDER BY revisions.seq, document_id
`

/**
 * The documents of one dataset. SQLite holds an append-only log of transactions (`transactions`, `revisions`) and the
 * current state (`documents`); every document is in memory as well, since GROQ is evaluated there.
 */
export class Store {
  /** Reads what `commit` appended. */
  readonly log: Log
  readonly #database: DatabaseSync
  readonly #byId = new Map<string, LakeDocument>()
  readonly #sorted: LakeDocument[] = []
  readonly #references = new ReferenceIndex()
  readonly #versions = new Map<string, Set<string>>()
  readonly #statements: ReturnType<typeof prepareStatements>
  readonly #subscribers = new Set<Subscriber>()
  #version = 0

  /**
   * @param folder where `<dataset>.sqlite` lies (made if missing), or undefined to keep nothing on disk
   * @throws when another process has the file open: two would answer from diverging memories
   */
  constructor(folder: string | undefined, dataset: string) {
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
    this.#database = new DatabaseSync(folder === undefined ? ':memory:' : join(folder, `${dataset}.sqlite`))
    try {
      // FULL: an acknowledged write outlives a power cut as well as a killed process.
      this.#database.exec(
        'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;',
      )
      this.#database.exec(SCHEMA)
      upgrade(this.#database)
      this.#database.exec('BEGIN EXCLUSIVE; COMMIT')
    } catch (error) {
      this.#database.close()
      if (error instanceof Error && /locked|busy/.test(error.message)) {
        throw new Error(`The dataset in ${folder} is in use by another lake. Stop that one first.`, {
          cause: error,
        })
      }
      throw error
    }
    this.#statements = prepareStatements(this.#database)
    this.log = new Log(this.#database)
    for (const row of this.#database.prepare('SELECT body FROM documents').iterate()) {
      const document = JSON.parse(row.body as string) as LakeDocument
      this.#byId.set(document._id, document)
      this.#sorted.push(document)
      this.#references.update(null, document)
      this.#trackVersion(document._id, true)
    }
    this.#sorted.sort((a, b) => compareIds(a._id, b._id))
  }

  /** Grows with every change: what was derived from the documents holds while it stays. */
  get version(): number {
    return this.#version
  }

  /** Every document, drafts and versions included, in the order of their ids. */
  get documents(): readonly LakeDocument[] {
    return this.#sorted
  }

  get(id: string): LakeDocument | undefined {
    return this.#byId.get(id)
  }

  /** Ids of the documents that refer to `id` strongly. */
  strongSources(id: string): ReadonlySet<string> {
    return this.#references.strongSources(id)
  }

  /** Ids of the documents that refer to `id` in any way. */
  sources(id: string): ReadonlySet<string> {
    return this.#references.sources(id)
  }

  /** Ids of the drafts and release versions of a published id. */
  versionsOf(published: string): ReadonlySet<string> {
    return this.#versions.get(published) ?? new Set<string>()
  }

  /** A committed transaction; undefined where there is none of this id. */
  transaction(id: string): { seq: number; request?: KeptRequest } | undefined {
    const row = this.#statements.transaction.get(id)
    if (!row) return undefined
    const {
      seq,
      request: digest,
      results,
    } = row as { seq: number; request: string | null; results: string | null }
    if (digest === null) return { seq }
    return { seq, request: { digest, results: JSON.parse(results ?? '[]') as StepResult[] } }
  }

  /** Appends to the log and changes the current state; returns when both are on disk. */
  commit(transaction: CommittedTransaction, { request, purged = [] }: CommitOptions = {}): void {
    const { id, timestamp, author, changes } = transaction
    const { append, log, put, remove, purge } = this.#statements
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const { lastInsertRowid: seq } = append.run(
        id,
        timestamp,
        author,
        request?.digest ?? null,
        request ? JSON.stringify(request.results) : null,
      )
      for (const deleted of purged) purge.run(deleted)
      for (const change of changes) {
        const body = change.after === null ? null : JSON.stringify(change.after)
        log.run(seq, change.id, JSON.stringify(change.mutations), body)
        if (body === null) remove.run(change.id)
        else put.run(change.id, body)
      }
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
    for (const change of changes) this.#remember(change)
    this.#version += 1
    for (const subscriber of this.#subscribers) subscriber(transaction)
  }

  /** Calls back after every commit, in order; returns a function that ends it. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  putBlob({ sha1, mimeType, bytes }: Blob): void {
    this.#database
      .prepare('INSERT INTO blobs (sha1, mime_type, bytes) VALUES (?, ?, ?) ON CONFLICT (sha1) DO NOTHING')
      .run(sha1, mimeType, bytes)
  }

  getBlob(sha1: string): Blob | undefined {
    const row = this.#database.prepare('SELECT mime_type, bytes FROM blobs WHERE sha1 = ?').get(sha1)
    if (!row) return undefined
    return { sha1, mimeType: row.mime_type as string, bytes: row.bytes as Uint8Array }
  }

  /** What an editor's Studio keeps here, such as its last searches: any JSON value, or undefined. */
  getSetting(key: string): unknown {
    const row = this.#database.prepare('SELECT value FROM settings WHERE key = ?').get(key)
    return row ? JSON.parse(row.value as string) : undefined
  }

  putSetting(key: string, value: unknown): void {
    this.#database
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(key, JSON.stringify(value))
  }

  /** The transaction committed last; undefined before the first. */
  get lastTransactionId(): string | undefined {
    const row = this.#database.prepare('SELECT id FROM transactions ORDER BY seq DESC LIMIT 1').get()
    return row?.id as string | undefined
  }

  /**
   * A transaction and all that were committed after it, from the log, with changes in the order of their ids.
   * @param id undefined stands for the beginning
   * @param limits of the later ones: how many, and how many characters of the log
   * @returns undefined where the transaction is unknown, or more came after it
   */
  transactionsSince(
    id: string | undefined,
    limits: { transactions: number; size: number },
  ): LoggedTransaction[] | undefined {
    const from =
      id === undefined
        ? { seq: 0 }
        : this.#database.prepare('SELECT seq FROM transactions WHERE id = ?').get(id)
    const last = this.#database.prepare('SELECT max(seq) AS seq FROM transactions').get()
    if (!from || Number(last?.seq ?? 0) - Number(from.seq) > limits.transactions) return undefined
    const transactions: LoggedTransaction[] = []
    let size = 0
    for (const row of this.#database.prepare(CHANGES_SINCE).iterate(from.seq as number)) {
      if (row.seq !== from.seq) size += Number(row.size)
      if (size > limits.size) return undefined
      if (transactions.at(-1)?.id !== row.id) {
        transactions.push({
          id: row.id as string,
          timestamp: row.timestamp as string,
          author: row.author as string,
          changes: [],
        })
      }
      transactions.at(-1)?.changes.push({
        id: row.document_id as string,
        before: row.before === null ? null : (JSON.parse(row.before as string) as LakeDocument),
        after: row.after === null ? null : (JSON.parse(row.after as string) as LakeDocument),
        mutations: JSON.parse(row.mutations as string) as unknown[],
      })
    }
    return transactions
  }

  /**
   * Replaces documents in memory without a transaction, for what depends on this run only: the address at which
   * the lake serves its assets.
   */
  adjust(adjustment: (document: LakeDocument) => LakeDocument): void {
    for (const [index, document] of this.#sorted.entries()) {
      const adjusted = adjustment(document)
      if (adjusted === document) continue
      this.#sorted[index] = adjusted
      this.#byId.set(adjusted._id, adjusted)
    }
    this.#version += 1
  }

  close(): void {
    this.#subscribers.clear()
    this.#database.close()
  }

  #remember({ id, before, after }: Change): void {
    const index = indexOfId(this.#sorted, id)
    const present = this.#sorted[index]?._id === id
    this.#trackVersion(id, after !== null)
    if (after) {
      this.#sorted.splice(index, present ? 1 : 0, after)
      this.#byId.set(id, after)
    } else if (present) {
      this.#sorted.splice(index, 1)
      this.#byId.delete(id)
    }
    this.#references.update(before, after)
  }

  #trackVersion(id: string, exists: boolean): void {
    const published = publishedId(id)
    if (published === id) return
    const ids = this.#versions.get(published) ?? new Set<string>()
    if (exists) ids.add(id)
    else ids.delete(id)
    if (ids.size > 0) this.#versions.set(published, ids)
    else this.#versions.delete(published)
  }
}

/** Brings a file that an earlier version of the lake wrote up to the schema above. */
function upgrade(database: DatabaseSync): void {
  const columns = database.prepare('PRAGMA table_info(transactions)').all()
  for (const added of ['request', 'results']) {
    if (columns.some(({ name }) => name === added)) continue
    database.exec(`ALTER TABLE transactions ADD COLUMN ${added} TEXT`)
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    transaction: database.prepare('SELECT seq, request, results FROM transactions WHERE id = ?'),
    append: database.prepare(
      'INSERT INTO transactions (id, timestamp, author, request, results) VALUES (?, ?, ?, ?, ?)',
    ),
    log: database.prepare('INSERT INTO revisions (seq, document_id, mutations, body) VALUES (?, ?, ?, ?)'),
    put: database.prepare(
      'INSERT INTO documents (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
    ),
    remove: database.prepare('DELETE FROM documents WHERE id = ?'),
    purge: database.prepare('DELETE FROM revisions WHERE document_id = ?'),
  }
}
