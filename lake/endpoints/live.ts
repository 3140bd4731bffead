import type { Call, Route } from '../http/router.ts'
import { KEEP_ALIVE_INTERVAL, MAX_BACKLOG } from '../listen/limits.ts'
import { isPublishedId } from '../store/document.ts'

/**
 * Names what an answer depends on. The lake doesn't work out what a query has read: every answer depends on the whole
 * dataset, and every change concerns every answer.
 */
export function syncTagsOf(dataset: string): string[] {
  return [`s1:${dataset}`]
}

/**
 * The stream that tells loaders when to ask again (server-sent events): `welcome`, then a `message` with tags for each
 * transaction. Changes of drafts are told to those only who ask for them.
 */
function live({ lake, path, search, request, response }: Call): undefined {
  lake.checkDataset(path.dataset)
  const includeDrafts = search.get('includeDrafts') === 'true'
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const send = (event: string, id: string, data: unknown): void => {
    response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
    if (response.writableLength > MAX_BACKLOG) response.destroy()
  }
  const lastId = lake.store.lastTransactionId ?? 'empty'
  // What came to pass while the connection was broken: the reader begins anew.
  const seen = request.headers['last-event-id']?.toString()
  send(seen !== undefined && seen !== lastId ? 'restart' : 'welcome', lastId, {})
  const stop = lake.store.subscribe(({ id, changes }) => {
    if (includeDrafts || changes.some((change) => isPublishedId(change.id))) {
      send('message', id, { tags: syncTagsOf(lake.dataset) })
    }
  })
  const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_INTERVAL)
  keepAlive.unref()
  response.once('close', () => {
    stop()
    clearInterval(keepAlive)
  })
}

export const liveRoutes: Route[] = [
  { method: 'GET', path: '/data/live/events/:dataset', handler: live },
  // Asked after such a stream failed; who is answered at all is allowed.
  {
    method: 'GET',
    path: '/check/cors',
    handler: () => ({ result: { allowed: true, withCredentials: true } }),
  },
]
