import { setTimeout as sleep } from 'node:timers/promises'
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'

/** What one webhook request says; the signature is made when it is sent. */
export interface Delivery {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

interface DeliveryOptions {
  /** Ends waiting and sending. */
  readonly signal: AbortSignal
  /** Milliseconds before the first repetition; each next one waits twice as long. */
  readonly retryDelay: number
}

const ATTEMPTS = 8
/** In milliseconds; a receiver acknowledges, and works afterwards. */
const TIMEOUT = 30_000

/**
 * Posts a delivery, again with growing pauses where nobody answers, the receiver fails (5xx) or asks to wait (429).
 *
 * @returns why it was given up, or undefined when it was accepted
 */
export async function deliver(
  delivery: Delivery,
  url: string,
  secret: () => string,
  { signal, retryDelay }: DeliveryOptions,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    const { failure, final } = await post(delivery, url, secret(), signal)
    if (failure === undefined) return undefined
    if (final || attempt === ATTEMPTS || signal.aborted) return failure
    await sleep(retryDelay * 2 ** (attempt - 1), undefined, { signal, ref: false }).catch(() => undefined)
    if (signal.aborted) return failure
  }
}

async function post(
  { body, headers }: Delivery,
  url: string,
  secret: string,
  signal: AbortSignal,
): Promise<{ failure?: string; final?: boolean }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // Signed anew each time: a receiver refuses what is signed long ago.
      headers: { ...headers, [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.now(), secret) },
      body,
      // Followed, a redirect could lead beyond this machine.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    })
    await response.body?.cancel()
    if (response.ok) return {}
    const final = response.status < 500 && response.status !== 429
    return { failure: `it answered ${response.status}`, final }
  } catch (error) {
    const { message, cause } = error as Error
    return { failure: cause instanceof Error ? cause.message || message : message }
  }
}
