import { randomUUID } from 'node:crypto'
import { httpError } from '../http/errors.ts'
import { readParams } from '../http/params.ts'
import type { Lake } from '../lake.ts'
import type { LoggedTransaction } from '../store/store.ts'
import { Listener } from './listener.ts'

/** In milliseconds: how soon a reader tries again after the line broke. */
const RETRY_DELAY = 500

/** The most transactions that are told after a gap. */
const MAX_MISSED_TRANSACTIONS = 1000

/** Sorts after every document's id. */
const WHOLE = '~'

/** Where the text of a stream goes. */
interface Sink {
  write: (text: string) => void
  /** Bytes that may still wait for the reader before it is given up. */
  room: () => number
  /** Ends the stream; the reader comes back and resumes. */
  fail: (error: unknown) => void
}

/**
 * What one listener is told, as the text of server-sent events (`text/event-stream` of the HTML standard), whatever
 * carries it: `welcome`, or after a gap `welcomeback` and what was missed, or `reset`; then a `mutation` for every
 * document that the filter selects and a transaction changes.
 */
export class EventStream {
  readonly #lake: Lake
  readonly #listener: Listener
  readonly #resumable: boolean
  readonly #lastEventId: string

  /**
   * @param search the query string of `/data/listen`
   * @param lastEventId the last event that the reader has seen, as server-sent events name it; empty for none
   * @throws 400 for what is no filter, or cannot be run
   */
  constructor(lake: Lake, search: URLSearchParams, lastEventId: string) {
    const query = search.get('query')
    if (!query) throw httpError(400, 'Expected "query", a GROQ filter')
    this.#lake = lake
    this.#lastEventId = lastEventId
    this.#resumable = search.get('enableResume') === 'true'
    this.#listener = new Listener(lake, {
      query,
      params: readParams(search),
      includeResult: search.get('includeResult') === 'true',
      includePreviousRevision: search.get('includePreviousRevision') === 'true',
      includeMutations: search.get('includeMutations') !== 'false',
      includeEffects: search.get('effectFormat') === 'mendoza',
    })
  }

  /** Begins to tell; returns what ends it. */
  start({ write, room, fail }: Sink): () => void {
    write(`retry: ${RETRY_DELAY}\n\n`)
    this.#greet(write, room)
    return this.#lake.store.subscribe((transaction) => {
      try {
        const text = this.#tell(transaction)
        if (text !== '') write(text)
      } catch (error) {
        // A filter that fails on some document ends its own stream; the write stands, and other listeners go on.
        fail(error)
      }
    })
  }

  /** In one piece: a reader never has half of a transaction. */
  #tell(transaction: LoggedTransaction, after = ''): string {
    const events = this.#listener.events(transaction).filter(({ documentId }) => documentId > after)
    return events.map((event) => format('mutation', event.eventId, event)).join('')
  }

  #greet(write: Sink['write'], room: Sink['room']): void {
    const here = this.#lake.store.lastTransactionId ?? '#'
    if (!this.#resumable || this.#lastEventId === '') {
      write(format('welcome', here, { listenerName: randomUUID() }))
      return
    }
    // Never all of it: what carries the text may write more of it, and other streams resume on the same line.
    const missed = this.#missed(room() / 2)
    if (missed === undefined) {
      write(format('reset', here, {}))
      return
    }
    write(format('welcomeback', undefined, { listenerName: randomUUID() }) + missed)
  }

  /**
   * What came after the reader's last event; undefined where that is not known, or cheaper to read anew.
   * @param size of the text in bytes, at most
   */
  #missed(size: number): string | undefined {
    // `transaction#document` of a mutation; of a welcome `transaction`, or `#` while the log was empty.
    const [transactionId, documentId] = this.#lastEventId.split('#')
    const known = transactionId === '' ? undefined : transactionId
    const limits = { transactions: MAX_MISSED_TRANSACTIONS, size }
    const transactions = this.#lake.store.transactionsSince(known, limits)
    let text = ''
    for (const transaction of transactions ?? []) {
      const after = transaction.id === known ? (documentId ?? WHOLE) : ''
      // Gone with its history: nobody can say any more whether the filter selected it.
      if (transaction.changes.some((change) => change.id > after && !change.before && !change.after))
        return undefined
      try {
        text += this.#tell(transaction, after)
      } catch {
        // A filter that fails on some document would fail on it again, however often the reader resumed.
        return undefined
      }
    }
    return transactions && Buffer.byteLength(text) <= size ? text : undefined
  }
}

function format(event: string, id: string | undefined, data: unknown): string {
  const lines = [
    `event: ${event}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    `data: ${JSON.stringify(data)}`,
  ]
  return `${lines.join('\n')}\n\n`
}
