import { randomUUID } from 'node:crypto'
import { httpError } from '../http/errors.ts'
import { readParams } from '../http/params.ts'
import type { Lake } from '../lake.ts'
import type { LoggedTransaction } from '../store/store.ts'
import { Listener } from './listener.ts'

/** In milliseconds: how soon a reader tries again after the line broke. */
const RETRY_DELAY = 500

/** The most transactions that are told after a gap; after more it is cheaper for the reader to begin anew. */
const MAX_MISSED_TRANSACTIONS = 1000

/** Sorts after every document's id. */
const WHOLE = '~'

/** Where the text of a stream goes. */
interface Sink {
  write: (text: string) => void
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
  start({ write, fail }: Sink): () => void {
    write(`retry: ${RETRY_DELAY}\n\n`)
    const tell = (transaction: LoggedTransaction, after = ''): void => {
      try {
        const events = this.#listener.events(transaction).filter(({ documentId }) => documentId > after)
        // In one piece: a reader never has half of a transaction.
        if (events.length > 0) write(events.map((event) => format('mutation', event.eventId, event)).join(''))
      } catch (error) {
        // A filter that fails on some document ends its own stream; the write stands, and other listeners go on.
        fail(error)
      }
    }
    this.#greet(write, tell)
    return this.#lake.store.subscribe((transaction) => tell(transaction))
  }

  #greet(
    write: (text: string) => void,
    tell: (transaction: LoggedTransaction, after?: string) => void,
  ): void {
    const here = this.#lake.store.lastTransactionId ?? '#'
    if (!this.#resumable || this.#lastEventId === '') {
      write(format('welcome', here, { listenerName: randomUUID() }))
      return
    }
    const missed = this.#missed()
    if (!missed) {
      write(format('reset', here, {}))
      return
    }
    write(format('welcomeback', undefined, { listenerName: randomUUID() }))
    for (const { transaction, after } of missed) tell(transaction, after)
  }

  /** What came after the reader's last event; `after` names the document up to which it has seen the transaction. */
  #missed(): { transaction: LoggedTransaction; after: string }[] | undefined {
    // `transaction#document` of a mutation; of a welcome `transaction`, or `#` while the log was empty.
    const [transactionId, documentId] = this.#lastEventId.split('#')
    const known = transactionId === '' ? undefined : transactionId
    return this.#lake.store.transactionsSince(known, MAX_MISSED_TRANSACTIONS)?.map((transaction) => ({
      transaction,
      after: transaction.id === known ? (documentId ?? WHOLE) : '',
    }))
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
