import { randomUUID } from 'node:crypto'
import { Listener } from '../listen/listener.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'
import { readParams } from './data.ts'

/** In milliseconds. Proxies and clients give up on a connection that is silent for a minute. */
const KEEP_ALIVE_INTERVAL = 25_000

/** Bytes that may wait for a reader who does not read; beyond, the stream ends and the reader starts anew. */
const MAX_BACKLOG = 16 * 1024 * 1024

/**
 * Server-sent events (the `text/event-stream` of the HTML standard): `welcome`, then a `mutation` for every document
 * that the filter selects and a transaction changes.
 */
function listen({ lake, path, search, request, response }: Call): undefined {
  lake.checkDataset(path.dataset)
  const query = search.get('query')
  if (!query) throw httpError(400, 'Expected "query", a GROQ filter')
  const listener = new Listener(lake, {
    query,
    params: readParams(search),
    includeResult: search.get('includeResult') === 'true',
    includePreviousRevision: search.get('includePreviousRevision') === 'true',
    includeMutations: search.get('includeMutations') !== 'false',
    includeEffects: search.get('effectFormat') === 'mendoza',
  })
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const send = (event: string, data: unknown, id?: string): void => {
    const lines = [
      `event: ${event}`,
      ...(id === undefined ? [] : [`id: ${id}`]),
      `data: ${JSON.stringify(data)}`,
    ]
    response.write(`${lines.join('\n')}\n\n`)
    if (response.writableLength > MAX_BACKLOG) response.destroy()
  }
  send('welcome', { listenerName: randomUUID() })

  const unsubscribe = lake.store.subscribe((transaction) => {
    try {
      for (const event of listener.events(transaction)) send('mutation', event, event.eventId)
    } catch (error) {
      // A filter that fails on some document ends its own stream; the write stands, and other listeners go on.
      response.destroy(error instanceof Error ? error : undefined)
    }
  })
  const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_INTERVAL)
  keepAlive.unref()
  response.once('close', () => {
    unsubscribe()
    clearInterval(keepAlive)
  })
}

export const listenRoutes: Route[] = [{ method: 'GET', path: '/data/listen/:dataset', handler: listen }]
