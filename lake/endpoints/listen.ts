import type { Call, Route } from '../http/router.ts'
import { EventStream } from '../listen/event-stream.ts'
import { KEEP_ALIVE_INTERVAL, MAX_BACKLOG } from '../listen/limits.ts'

/** Server-sent events over HTTP, a connection for each listener. `socket.ts` carries many over one. */
function listen({ lake, path, search, request, response }: Call): undefined {
  lake.checkDataset(path.dataset)
  const stream = new EventStream(lake, search, request.headers['last-event-id']?.toString() ?? '')
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const stop = stream.start({
    write: (text) => {
      if (response.writableLength > MAX_BACKLOG) response.destroy()
      else response.write(text)
    },
    room: () => MAX_BACKLOG - response.writableLength,
    fail: (error) => response.destroy(error instanceof Error ? error : undefined),
  })
  const keepAlive = setInterval(() => response.write(': keep-alive\n\n'), KEEP_ALIVE_INTERVAL)
  keepAlive.unref()
  response.once('close', () => {
    stop()
    clearInterval(keepAlive)
  })
}

export const listenRoutes: Route[] = [{ method: 'GET', path: '/data/listen/:dataset', handler: listen }]
