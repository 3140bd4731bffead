import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import http, { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import http2, { type Http2ServerRequest } from 'node:http2'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { root } from '../../scripts/paths.ts'

export const projectId = 'abc12345'

/** One request as it arrived at a host of Sanity's. */
export interface Recorded {
  readonly request: string
  readonly query: Readonly<Record<string, string>>
  readonly authorization: string | null
  /** What was sent: JSON as it is, lines of JSON as a list, of anything else how much of what. */
  readonly body?: unknown
}

export interface HostedApi {
  readonly lake: RunningLake
  /** Where it listens on this machine. */
  readonly port: number
  readonly recorded: Recorded[]
  readonly close: () => Promise<void>
}

interface Options {
  /** Speaks HTTP/2 and sockets over TLS, as browsers ask for; else plain HTTP for processes whose TLS is `plain-tls.ts`. */
  readonly tls?: true
  /** Who may ask from a page. */
  readonly allowedOrigins?: readonly string[]
  /** What Sanity answers where a lake would not: JSON, by the path. */
  readonly answer?: (path: string) => object | undefined
}

/** Stands in for Sanity's hosts at the wire: a lake answers, and what is asked is written down with the host meant. */
export async function startHostedApi({ tls, allowedOrigins = [], answer }: Options = {}): Promise<HostedApi> {
  const lake = await startLake({ projectId, allowedOrigins, log: () => undefined })
  const recorded: Recorded[] = []
  const relay = (request: IncomingMessage | Http2ServerRequest, response: http.ServerResponse): void => {
    // A client that goes on asking when its test has ended finds nobody.
    handle(request, response).catch(() => response.destroy())
  }
  const handle = async (
    request: IncomingMessage | Http2ServerRequest,
    response: http.ServerResponse,
  ): Promise<void> => {
    const sent = await buffer(request)
    const url = urlOf(request)
    if (request.method !== 'OPTIONS') recorded.push(describe(request, sent))
    const given = request.method === 'OPTIONS' ? undefined : answer?.(url.pathname)
    if (given) {
      const { origin } = request.headers
      response.writeHead(200, {
        'content-type': 'application/json',
        ...(origin && {
          'access-control-allow-origin': origin,
          'access-control-allow-credentials': 'true',
        }),
      })
      response.end(JSON.stringify(given))
      return
    }
    const forwarded = http.request(lake.url + request.url, {
      method: request.method,
      headers: { ...passedOn(request.headers), 'content-length': sent.length },
    })
    forwarded.end(sent)
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      forwarded.once('response', resolve)
      forwarded.once('error', reject)
    })
    response.once('close', () => forwarded.destroy())
    const headers: OutgoingHttpHeaders = passedOn(answered.headers)
    if (!url.pathname.includes('/data/export/')) {
      response.writeHead(answered.statusCode!, headers)
      answered.pipe(response)
      return
    }
    // Of a hosted dataset, pictures lie on Sanity's own host.
    const text = (await buffer(answered)).toString().replaceAll(lake.url, 'https://cdn.sanity.io')
    delete headers['content-length']
    response.writeHead(answered.statusCode!, headers)
    response.end(text)
  }

  const server = tls
    ? http2.createSecureServer({ ...(await certificate()), allowHTTP1: true })
    : http.createServer()
  // The types of HTTP/2 know that its requests and answers do what those of HTTP/1.1 do, but not that they are those.
  server.on('request', relay as never)
  const open = new Set<Duplex>()
  for (const event of ['connection', 'secureConnection']) {
    server.on(event, (socket: Duplex) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    })
  }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    recorded.push(describe(request, Buffer.alloc(0)))
    const { hostname, port } = new URL(lake.url)
    const behind = net.connect(Number(port), hostname)
    behind.write(`GET ${request.url} HTTP/1.1\r\n`)
    for (const [name, value] of Object.entries({ ...request.headers, host: `${hostname}:${port}` }))
      behind.write(`${name}: ${String(value)}\r\n`)
    behind.write('\r\n')
    behind.write(head)
    socket.pipe(behind).pipe(socket)
    socket.once('error', () => behind.destroy())
    behind.once('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    lake,
    port: (server.address() as AddressInfo).port,
    recorded,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
      await lake.close()
    },
  }
}

/** For tests only, and trusted by nobody else: its key is no secret. */
async function certificate(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = join(root, 'tests/hosted/certificate')
  const [key, cert] = await Promise.all(
    ['key.pem', 'certificate.pem'].map((name) => readFile(join(folder, name))),
  )
  return { key: key!, cert: cert! }
}

function urlOf({ url, headers }: IncomingMessage | Http2ServerRequest): URL {
  return new URL(url ?? '/', `https://${String(headers[':authority'] ?? headers.host)}`)
}

function describe(request: IncomingMessage | Http2ServerRequest, sent: Buffer): Recorded {
  const url = urlOf(request)
  return {
    request: `${request.headers.upgrade ? 'SOCKET' : request.method} ${url.origin}${url.pathname}`,
    query: Object.fromEntries(
      [...url.searchParams].map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]),
    ),
    authorization: request.headers.authorization ?? null,
    ...(sent.length > 0 && { body: bodyOf(request.headers['content-type'], sent) }),
  }
}

function bodyOf(contentType: string | undefined, sent: Buffer): unknown {
  try {
    return JSON.parse(sent.toString())
  } catch {
    const sha1 = createHash('sha1').update(sent).digest('hex')
    return `${contentType ?? 'no type'}, ${sent.length} bytes, SHA-1 ${sha1}`
  }
}

/** Headers that are about a message, not about the connection that it came by or the host that it was meant for. */
function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const others =
    /^(?::.*|host|authorization|accept-encoding|connection|keep-alive|transfer-encoding|upgrade)$/
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !others.test(name)))
}

/** Requests in an order of their own, each once: which of several at a time comes first is chance. */
export function inOrder(recorded: readonly Recorded[]): string {
  const distinct = new Map(recorded.map((each) => [JSON.stringify(each), each]))
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  return JSON.stringify(sorted, null, 2) + '\n'
}
