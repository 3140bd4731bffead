import type { DatabaseSync } from 'node:sqlite'
import { publishedId, type LakeDocument } from './document.ts'
import type { Change } from './store.ts'

/** A committed transaction as the log keeps it. */
export interface LoggedTransaction {
  /** Its place in the log: later transactions have higher numbers. */
  seq: number
  id: string
  timestamp: string
  author: string
}

/** That a transaction changed, made or deleted one document. */
export interface Revision extends LoggedTransaction {
  documentId: string
  /** False where the transaction deleted it. */
  exists: boolean
}

export interface LogRange {
  /** First and last place in the log, both included. */
  from: number
  to: number
  /** Newest first. */
  reverse: boolean
  /** The most transactions; `Infinity` for all. */
  limit: number
}

const IN_RANGE = `
  FROM transactions WHERE seq IN (
    SELECT seq FROM revisions
    WHERE document_id IN (SELECT value FROM json_each(:ids)) AND seq BETWEEN :from AND :to
  ) ORDER BY seq`

const CHANGES = `
  SELECT document_id, mutations, body AS after, (
    SELECT earlier.body FROM revisions AS earlier
    WHERE earlier.document_id = revisions.document_id AND earlier.seq < revisions.seq
    ORDER BY earlier.seq DESC LIMIT 1
  ) AS before
  FROM revisions`

/** Every version of a document shares its published id; those of releases are found by their prefix. */
const GROUP = `
  SELECT seq, transactions.id AS id, timestamp, author, document_id, body IS NOT NULL AS present
  FROM revisions JOIN transactions USING (seq)
  WHERE document_id IN (:published, 'drafts.' || :published) OR (
    document_id > 'versions.' AND document_id < 'versions/'
    AND substr(document_id, -length(:published) - 1) = '.' || :published
  )
  ORDER BY seq`

/** Reads the append-only log of transactions. */
export class Log {
  readonly #statements: ReturnType<typeof prepareStatements>

  constructor(database: DatabaseSync) {
    this.#statements = prepareStatements(database)
  }

  /** The place of a transaction, or undefined where there is none of this id. */
  place(transactionId: string): number | undefined {
    return this.#statements.place.get(transactionId)?.seq as number | undefined
  }

  /** The place of the last transaction committed at or before a time in ISO form; 0 before the first. */
  placeAt(time: string): number {
    return (this.#statements.placeAt.get(time)?.seq as number | null) ?? 0
  }

  /** The transactions that touched any of these documents. */
  transactions(ids: readonly string[], { from, to, reverse, limit }: LogRange): LoggedTransaction[] {
    const statement = reverse ? this.#statements.newestFirst : this.#statements.oldestFirst
    const rows = statement.all({
      ids: JSON.stringify(ids),
      from,
      to: Math.min(to, Number.MAX_SAFE_INTEGER),
      limit: limit === Infinity ? -1 : limit,
    })
    return rows.map(asTransaction)
  }

  /**
   * What a transaction did, in the order of the documents' ids.
   * @param ids of the documents that matter; an import touches thousands
   */
  changes(seq: number, ids?: readonly string[]): Change[] {
    const rows = ids
      ? this.#statements.changesOf.all(seq, JSON.stringify(ids))
      : this.#statements.changes.all(seq)
    return rows.map((row) => ({
      id: row.document_id as string,
      before: parse(row.before),
      after: parse(row.after),
      mutations: JSON.parse(row.mutations as string) as unknown[],
    }))
  }

  /** A document as it was right after the transaction at this place, or null where it did not exist. */
  documentAt(id: string, seq: number): LakeDocument | null {
    return parse(this.#statements.documentAt.get(id, Math.min(seq, Number.MAX_SAFE_INTEGER))?.body)
  }

  /** A document as it is or, if it was deleted, as it last was. */
  lastExisting(id: string): LakeDocument | null {
    return parse(this.#statements.lastExisting.get(id)?.body)
  }

  /** All revisions of a published document, its drafts and its versions, oldest first. */
  revisionsOfGroup(published: string): Revision[] {
    const revisions = this.#statements.group.all({ published }).map((row) => ({
      ...asTransaction(row),
      documentId: row.document_id as string,
      exists: row.present === 1,
    }))
    return revisions.filter(({ documentId }) => publishedId(documentId) === published)
  }
}

function prepareStatements(database: DatabaseSync) {
  const columns = 'SELECT seq, id, timestamp, author'
  return {
    place: database.prepare('SELECT seq FROM transactions WHERE id = ?'),
    placeAt: database.prepare('SELECT max(seq) AS seq FROM transactions WHERE timestamp <= ?'),
    oldestFirst: database.prepare(`${columns} ${IN_RANGE} LIMIT :limit`),
    newestFirst: database.prepare(`${columns} ${IN_RANGE} DESC LIMIT :limit`),
    changes: database.prepare(`${CHANGES} WHERE seq = ? ORDER BY document_id`),
    changesOf: database.prepare(
      `${CHANGES} WHERE seq = ? AND document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id`,
    ),
    documentAt: database.prepare(
      'SELECT body FROM revisions WHERE document_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
    ),
    lastExisting: database.prepare(
      'SELECT body FROM revisions WHERE document_id = ? AND body IS NOT NULL ORDER BY seq DESC LIMIT 1',
    ),
    group: database.prepare(GROUP),
  }
}

function asTransaction(row: Record<string, unknown>): LoggedTransaction {
  return {
    seq: row.seq as number,
    id: row.id as string,
    timestamp: row.timestamp as string,
    author: row.author as string,
  }
}

function parse(body: unknown): LakeDocument | null {
  return typeof body === 'string' ? (JSON.parse(body) as LakeDocument) : null
}
