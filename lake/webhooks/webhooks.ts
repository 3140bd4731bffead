import { randomUUID } from 'node:crypto'
import type { LakeDocument } from '../store/document.ts'
import type { Change, CommittedTransaction } from '../store/store.ts'
import { type Delivery, deliver } from './deliver.ts'

/** Where to tell of changes, and the secret that both sides sign with. */
export interface Webhook {
  /** A loopback address: the lake tells nobody beyond this machine. */
  readonly url: string
  readonly secret: string
}

export interface WebhookSettings {
  readonly projectId: string
  readonly dataset: string
  /** Where what could not be delivered is said. */
  readonly log: (message: string) => void
  /** Milliseconds before the first repetition; each next one waits twice as long. 1,000 unless given. */
  readonly retryDelay?: number
}

/** A target that is down for long is told the latest only; each delivery says that something changed, no more. */
const MAX_WAITING = 10_000

/**
 * Tells webhooks of each published document that a transaction created, changed or deleted, as a GROQ-powered webhook
 * with the filter `_id in path("*")` and the projection `{_id, _type, _rev}` does. Knows nothing of the store but its
 * transactions, and never makes a write wait.
 */
export class Webhooks {
  readonly #settings: WebhookSettings
  readonly #queues = new Map<string, Queue>()

  constructor(settings: WebhookSettings) {
    this.#settings = settings
  }

  /**
   * Adds a webhook, or changes the secret of the one with this URL.
   * @returns whether there was none with this URL
   * @throws Error for a URL that is not one of this machine, or an empty secret
   */
  add({ url, secret }: Webhook): boolean {
    const known = this.#queues.get(url)
    if (!isLoopback(url)) {
      throw new Error(
        `A webhook of the lake goes to a loopback address (http://127.0.0.1:…), not to "${url}"`,
      )
    }
    if (secret === '') throw new Error(`The webhook to ${url} needs a secret to sign with`)
    if (known) known.secret = secret
    else this.#queues.set(url, new Queue({ url, secret }, this.#settings))
    return known === undefined
  }

  /** Ends a webhook; what waits for it is dropped. Tells whether there was one. */
  async remove(url: string): Promise<boolean> {
    const queue = this.#queues.get(url)
    this.#queues.delete(url)
    await queue?.close()
    return queue !== undefined
  }

  /** Tells every webhook of a committed transaction; returns at once. */
  tell(transaction: CommittedTransaction): void {
    if (this.#queues.size === 0) return
    const deliveries = transaction.changes
      .filter(concernsVisitors)
      .map((change) => describe(change, transaction, this.#settings))
    for (const queue of this.#queues.values()) queue.add(deliveries)
  }

  /** Stops; what is being delivered is cut short. */
  async close(): Promise<void> {
    await Promise.all([...this.#queues.keys()].map((url) => this.remove(url)))
  }
}

/** One delivery after the other, as Sanity sends them unless told otherwise. */
class Queue {
  secret: string
  readonly #url: string
  readonly #settings: WebhookSettings
  readonly #waiting: Delivery[] = []
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined

  constructor({ url, secret }: Webhook, settings: WebhookSettings) {
    this.#url = url
    this.secret = secret
    this.#settings = settings
  }

  add(deliveries: readonly Delivery[]): void {
    this.#waiting.push(...deliveries)
    this.#waiting.splice(0, Math.max(0, this.#waiting.length - MAX_WAITING))
    this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#waiting.length = 0
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    // Not in the same turn as the write that is being acknowledged.
    await new Promise(setImmediate)
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const failure = await deliver(next, this.#url, () => this.secret, {
        signal: this.#stop.signal,
        retryDelay: this.#settings.retryDelay ?? 1000,
      })
      if (failure !== undefined && !this.#stop.signal.aborted) {
        this.#settings.log(`lake: the webhook to ${this.#url} was not delivered: ${failure}`)
      }
    }
    this.#running = undefined
  }
}

/** Drafts, versions and private documents have a dot in their id. An uploaded picture shows only once it is used. */
function concernsVisitors({ id, before, after }: Change): boolean {
  return !id.includes('.') && !(after ?? before)?._type.startsWith('sanity.')
}

function describe(
  { id, before, after }: Change,
  transaction: CommittedTransaction,
  { projectId, dataset }: WebhookSettings,
): Delivery {
  const { _id, _type, _rev } = (after ?? before) as LakeDocument
  return {
    body: JSON.stringify({ _id, _type, _rev }),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'sanity-project-id': projectId,
      'sanity-dataset': dataset,
      'sanity-document-id': id,
      'sanity-transaction-id': transaction.id,
      'sanity-transaction-time': transaction.timestamp,
      'sanity-operation': after === null ? 'delete' : before === null ? 'create' : 'update',
    },
  }
}

function isLoopback(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') return false
  return ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname)
}
