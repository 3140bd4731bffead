import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import { onTestFinished, vi } from 'vitest'
import { startLake } from '../../lake/server.ts'

export const projectId = 'abc12345'

/** One request as it arrived at a host of Sanity's. */
export interface Recorded {
  readonly request: string
  readonly query: Readonly<Record<string, string>>
  readonly authorization: string | null
}

/**
 * Stands in for Sanity's hosts at the wire: every TLS connection of this process ends at a lake, and what is asked is
 * written down with the host that it was meant for. Nothing above the socket knows of it.
 */
export async function hostedApi() {
  const lake = await startLake({ projectId })
  const recorded: Recorded[] = []
  const relay = createServer((request, response) => {
    recorded.push(describe(request))
    // A client that goes on asking when its test has ended finds nobody.
    forward(lake.url, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const { port } = relay.address() as AddressInfo
  const spy = vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions) => {
    const socket = net.connect(port, '127.0.0.1')
    // The request's own Host header must be the name that TLS was asked for.
    socket.once('connect', () => {
      if (options.servername) socket.emit('secureConnect')
    })
    return Object.assign(socket, { alpnProtocol: false, encrypted: true, authorized: true })
  }) as typeof tls.connect)
  onTestFinished(async () => {
    spy.mockRestore()
    await new Promise<void>((resolve) => {
      relay.close(() => resolve())
      relay.closeAllConnections()
    })
    await lake.close()
  })
  return { lake, recorded, connections: () => spy.mock.calls.map(([options]) => servername(options)) }
}

function servername(options: unknown): string {
  return (options as tls.ConnectionOptions).servername ?? ''
}

function describe(request: IncomingMessage): Recorded {
  const url = new URL(request.url ?? '/', `https://${request.headers.host}`)
  return {
    request: `${request.method} ${url.origin}${url.pathname}`,
    query: Object.fromEntries(
      [...url.searchParams].map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]),
    ),
    authorization: request.headers.authorization ?? null,
  }
}

async function forward(lake: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const { 'content-type': contentType, 'x-sanity-project-id': project } = request.headers
  const answer = await fetch(lake + request.url, {
    method: request.method ?? 'GET',
    headers: {
      ...(contentType ? { 'content-type': contentType } : {}),
      ...(typeof project === 'string' ? { 'x-sanity-project-id': project } : {}),
    },
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  const headers = Object.fromEntries(answer.headers)
  delete headers['content-encoding']
  delete headers['transfer-encoding']
  response.writeHead(answer.status, headers)
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** Requests in an order of their own, each once: which of several at a time comes first is chance. */
export function inOrder(recorded: readonly Recorded[]): string {
  const distinct = new Map(recorded.map((each) => [JSON.stringify(each), each]))
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  return JSON.stringify(sorted, null, 2) + '\n'
}
