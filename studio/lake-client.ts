import { createClient, type ClientConfig, type SanityClient } from '@sanity/client'
import { LakeLine } from './lake-line.ts'

type Fetch = ReturnType<NonNullable<ClientConfig['resolveFetch']>>

/** `/v2025-02-19/data/listen/production` */
const LISTEN_PATH = /^\/v[^/]+\/data\/listen\/([^/]+)$/

/** `/v2025-02-19/data/actions/production`, `/v2025-02-19/data/mutate/production` */
const WRITE_PATH = /^\/v[^/]+\/data\/(actions|mutate)\//

/** In milliseconds: between two attempts to have an edit saved. */
const RETRY_DELAY = 500

/** One a lake, dataset and token: all clients of a page share it. */
const lines = new Map<string, LakeLine>()

/**
 * The official client for a local lake. Only its transport differs: event streams go over one WebSocket, since a
 * browser opens six connections to a host and Studio holds more streams than that, so that saving would wait for ever.
 */
export function createLakeClient(config: ClientConfig): SanityClient {
  return createClient({
    // The lake may be restarted while an editor works: what only reads waits for it for about a minute.
    maxRetries: 60,
    retryDelay: (attempt) => Math.min(100 * 2 ** attempt, 1000),
    // Streams of drafts are only opened by a client with some sign of who asks; the lake has no login of its own.
    ...(config.token || config.auth ? {} : { withCredentials: true }),
    ...config,
    useProjectHostname: false,
    resolveFetch,
  })
}

/** Always the same function: the client shares streams between those who have one transport. */
const resolveFetch = (): Fetch => fetchFromLake

const fetchFromLake: Fetch = async (input, init) => {
  const url = new URL(input)
  const dataset = LISTEN_PATH.exec(url.pathname)?.[1]
  if (WRITE_PATH.test(url.pathname)) return await sendUntilAnswered(input, recognisable(init as RequestInit))
  if (dataset === undefined) return await fetch(input, init as RequestInit)
  const headers = new Headers(init?.headers as HeadersInit)
  const line = lineTo(url, dataset, headers.get('authorization') ?? undefined)
  return await line.open(url.search, headers.get('last-event-id') ?? '', init?.signal)
}

/** The same write with a transaction id. Keystrokes bring one; Publish and the other buttons leave it to the lake. */
function recognisable(init: RequestInit): RequestInit {
  // Not randomUUID(), which a browser has only where the page is as good as local.
  const random = [...crypto.getRandomValues(new Uint8Array(16))]
  const transactionId = random.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { ...init, body: JSON.stringify({ transactionId, ...(JSON.parse(init.body as string) as object) }) }
}

/**
 * Sends a write again, as it is, until the lake answers. An answer that is lost in a restart may be that to a write which
 * was saved: Studio would send an edit as another transaction, and what was typed would stand twice; and it would take a
 * publish for failed. The lake knows one that comes again by its transaction id.
 * @throws the signal's reason
 */
async function sendUntilAnswered(input: Parameters<Fetch>[0], init: RequestInit): Promise<Response> {
  for (;;) {
    try {
      const response = await fetch(input, init)
      return new Response(await response.arrayBuffer(), response)
    } catch (error) {
      if (init.signal?.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY))
    }
  }
}

function lineTo(url: URL, dataset: string, authorization: string | undefined): LakeLine {
  const address = `${url.origin.replace(/^http/, 'ws')}/vX/socket/${dataset}`
  const key = `${address} ${authorization ?? ''}`
  const line = lines.get(key) ?? new LakeLine(address, authorization)
  lines.set(key, line)
  return line
}
