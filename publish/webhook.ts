import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { decodeSignatureHeader, encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'

/** In milliseconds. Sanity repeats what was not accepted twice, half a minute apart; clocks differ a little. */
const oldest = 5 * 60_000
/** In milliseconds. Clocks differ a little. */
const youngest = -5 * 60_000

/** What a webhook says happened. The dataset is read as it is when the site is built, so no more is needed. */
export interface Change {
  readonly documentId: string
  readonly operation: string
  /** The same for everything that one transaction changed, and for what is sent again. */
  readonly transactionId: string
  /** The only part that a replayed request can't have changed. */
  readonly signature: string
}

/**
 * Checks the signature over the body as it was received.
 *
 * @param now milliseconds since 1970
 * @returns why the webhook is refused, or undefined
 */
export async function refuseSignature(
  headers: IncomingHttpHeaders,
  body: string,
  secret: string,
  now: number,
): Promise<string | undefined> {
  const given = headers[SIGNATURE_HEADER_NAME]
  if (typeof given !== 'string') return 'it is not signed'
  let expected: string
  let timestamp: number
  try {
    timestamp = decodeSignatureHeader(given).timestamp
    expected = await encodeSignatureHeader(body, timestamp, secret)
  } catch {
    return 'its signature is malformed'
  }
  if (!equal(given, expected)) return 'its signature is not made with PUBLISH_SECRET'
  const age = now - timestamp
  if (age > oldest || age < youngest) return 'it was signed too long ago, or the clocks differ'
  return undefined
}

/** What a signed webhook says; what a sender other than Sanity leaves out is empty. */
export function readChange(headers: IncomingHttpHeaders): Change {
  const read = (name: string) => String(headers[name] ?? '')
  return {
    documentId: read('sanity-document-id'),
    operation: read('sanity-operation'),
    transactionId: read('sanity-transaction-id') || read('idempotency-key'),
    signature: read(SIGNATURE_HEADER_NAME),
  }
}

/** Compares digests, which are of one length, so that the time taken tells nothing of the expected signature. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
