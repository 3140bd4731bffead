import type { Pending } from './releases.ts'

/** In milliseconds. */
export interface Timing {
  /** How long nothing may arrive before a build starts: Studio publishes several documents one after the other. */
  readonly quiet: number
  /** How long a build may be put off because something keeps arriving. */
  readonly maxWait: number
  /** Between the starts of two builds. */
  readonly minInterval: number
  /** Before a build that failed for a while is tried again; doubled at each failure. */
  readonly retryDelay: number
  readonly maxRetryDelay: number
}

const usual: Timing = {
  quiet: 1500,
  maxWait: 10_000,
  minInterval: 10_000,
  retryDelay: 5000,
  maxRetryDelay: 300_000,
}

/** Wishes for a build that will be fulfilled by one. */
export interface Wish extends Pending {
  /** When the last of them arrived, in milliseconds since 1970. */
  readonly latest: number
}

/**
 * Gathers the wishes that come while others wait or are being fulfilled, and says when to build next. However many come
 * within `minInterval`, they make two builds at most: one that starts among them and one after the last.
 */
export class Wishes {
  readonly #timing: Timing
  #waiting: { first: number; latest: number; reason: string; count: number; notBefore: number } | undefined
  #lastStart = -Infinity
  #failures = 0

  constructor(timing: Partial<Timing> = {}) {
    this.#timing = { ...usual, ...timing }
  }

  /** What waits, since when; undefined where nothing does. */
  get oldest(): Pending | undefined {
    if (!this.#waiting) return undefined
    const { first, reason, count } = this.#waiting
    return {
      since: new Date(first).toISOString(),
      reason: count === 1 ? reason : `${reason} and ${count - 1} more`,
    }
  }

  /** Adds a wish; tells whether it is the first that waits. */
  add(reason: string): boolean {
    const now = Date.now()
    const isFirst = this.#waiting === undefined
    this.#waiting ??= { first: now, latest: now, reason, count: 0, notBefore: 0 }
    this.#waiting.latest = now
    this.#waiting.count++
    // What failed may well succeed with what is new.
    this.#waiting.notBefore = 0
    return isFirst
  }

  /** When the next build is to start, in milliseconds since 1970; undefined where nothing waits. */
  startsAt(): number | undefined {
    if (!this.#waiting) return undefined
    const { first, latest, notBefore } = this.#waiting
    const { quiet, maxWait, minInterval } = this.#timing
    return Math.max(Math.min(latest + quiet, first + maxWait), this.#lastStart + minInterval, notBefore)
  }

  /** Takes all that wait, for a build that starts now. */
  take(): Wish {
    const { oldest } = this
    if (!oldest || !this.#waiting) throw new Error('Nothing waits to be built')
    const wish = { ...oldest, latest: this.#waiting.latest }
    this.#waiting = undefined
    this.#lastStart = Date.now()
    return wish
  }

  /** Notes how a build ended; `again` waits once more, longer after each failure. */
  ended(ok: boolean, again: Wish | undefined): void {
    if (ok || !again) {
      this.#failures = 0
      return
    }
    const { retryDelay, maxRetryDelay } = this.#timing
    const notBefore = Date.now() + Math.min(retryDelay * 2 ** this.#failures++, maxRetryDelay)
    const first = Date.parse(again.since)
    if (this.#waiting) this.#waiting.first = Math.min(this.#waiting.first, first)
    else this.#waiting = { first, latest: again.latest, reason: again.reason, count: 1, notBefore }
  }
}
