import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Publisher } from './publisher.ts'
import { readChange, refuseSignature } from './webhook.ts'

export interface PublishServer {
  /** `http://127.0.0.1:4323`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** In bytes. A projection of `{_id, _type, _rev}` has about a hundred. */
const largestBody = 64 * 1024
/** In milliseconds, for a request to arrive whole. */
const patience = 15_000

/** Takes webhooks on `POST /webhook` and answers `GET /status`, on this machine only: see docs/hosting.md. */
export async function startPublishServer(
  publisher: Publisher,
  { port, secret, log }: { port: number; secret: string; log: (line: string) => void },
): Promise<PublishServer> {
  const server = createServer({ requestTimeout: patience }, (request, response) => {
    answer(publisher, secret, log, request, response).catch((error: unknown) => {
      log(`The publish server failed: ${error instanceof Error ? error.stack : String(error)}`)
      send(response, 500, { message: 'The publish server failed; its log says why' })
    })
  })
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

async function answer(
  publisher: Publisher,
  secret: string,
  log: (line: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0]
  if (path === '/status') {
    if (!allow(request, response, ['GET', 'HEAD'])) return
    send(response, 200, await publisher.status())
    return
  }
  if (path !== '/webhook') {
    send(response, 404, { message: 'There is only POST /webhook and GET /status' })
    return
  }
  if (!allow(request, response, ['POST'])) return
  const body = await readBody(request)
  if (body === undefined) {
    // The rest is not read.
    response.setHeader('connection', 'close')
    send(response, 413, { message: `A webhook has at most ${largestBody} bytes` })
    return
  }
  const refusal = await refuseSignature(request.headers, body, secret, Date.now())
  if (refusal !== undefined) {
    log(`Refused a webhook: ${refusal}`)
    send(response, 401, { message: `The webhook is refused: ${refusal}` })
    return
  }
  const accepted = await publisher.change(readChange(request.headers))
  // What is ignored is acknowledged too, or it would be sent again.
  send(response, 202, { accepted })
}

function allow(request: IncomingMessage, response: ServerResponse, methods: string[]): boolean {
  if (methods.includes(request.method ?? '')) return true
  response.setHeader('allow', methods.join(', '))
  send(response, 405, { message: `Only ${methods.join(', ')} is allowed here` })
  return false
}

/** The body as text, or undefined for one that is too large, which is not kept. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= largestBody) chunks.push(chunk)
      else resolve(undefined)
    })
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.once('error', reject)
  })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(response.req.method === 'HEAD' ? undefined : JSON.stringify(body, null, 2) + '\n')
}
