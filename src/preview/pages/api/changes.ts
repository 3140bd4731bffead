import type { APIRoute } from 'astro'
import { drafts } from '../../drafts.ts'

/** In milliseconds: proxies end a connection that is silent for a minute. */
const keepAlive = 25_000

/** Server-sent events: a `change` shortly after each change of the dataset. */
export const GET: APIRoute = ({ request }) => {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const unwatch = drafts.watch(() => send('event: change\ndata:\n\n'))
      const timer = setInterval(() => send(': keep-alive\n\n'), keepAlive)
      stop = () => {
        unwatch()
        clearInterval(timer)
      }
      request.signal.addEventListener('abort', stop)
      send('retry: 1000\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}
