import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { atAddress } from './assets/upload.ts'
import { actionRoutes } from './endpoints/actions.ts'
import { assetRoutes } from './endpoints/assets.ts'
import { dataRoutes } from './endpoints/data.ts'
import { historyRoutes } from './endpoints/history.ts'
import { listenRoutes } from './endpoints/listen.ts'
import { liveRoutes } from './endpoints/live.ts'
import { projectRoutes } from './endpoints/project.ts'
import { Sockets } from './endpoints/socket.ts'
import { studioRoutes } from './endpoints/studio.ts'
import { userRoutes } from './endpoints/users.ts'
import { type Access, checkAddress, checkToken, DEFAULT_ORIGINS, preflightHeaders } from './http/access.ts'
import { webhookRoutes } from './endpoints/webhooks.ts'
import { httpError, LakeError } from './http/errors.ts'
import { findRoute, UnknownEndpoint, type Route } from './http/router.ts'
import { Lake, type BodyLimits } from './lake.ts'
import type { Webhook } from './webhooks/webhooks.ts'

export interface LakeOptions {
  /** The port to listen on; 0, the default, takes any free one. */
  port?: number
  /** Where to listen: `127.0.0.1` unless given. Anything but a loopback address demands `token` and `allowedHosts`. */
  host?: string
  /** What every request has to carry, as `Authorization: Bearer …`; a socket may send it as its first message. */
  token?: string
  /** Names by which others may address the lake, as `desk.example`, or `desk.example:443` behind a proxy that speaks https. */
  allowedHosts?: readonly string[]
  /** The folder that holds the dataset's file, made if missing; left out, nothing outlives the process. */
  data?: string
  /** Defaults to `local`. */
  projectId?: string
  /** Defaults to `production`. */
  dataset?: string
  /** Origins whose pages may read and write, as `http://localhost:3333`; defaults to those of Studio's, the site's and its previews' own servers. */
  allowedOrigins?: readonly string[]
  /** In bytes: 4 MiB for queries and transactions and 64 MiB for an asset unless given. */
  bodyLimits?: Partial<BodyLimits>
  /** Told of every published document that changes; loopback addresses only. */
  webhooks?: readonly Webhook[]
  /** Where an unexpected error and an unknown endpoint go, a line each; standard error unless given. */
  log?: (message: string) => void
}

export interface RunningLake {
  /** `http://127.0.0.1:3900`: the client's `apiHost`, with `useProjectHostname: false`. */
  url: string
  port: number
  projectId: string
  dataset: string
  /** What was asked for that the lake doesn't know, as `GET /v2025-02-19/nowhere`, in order. */
  unknownRequests: readonly string[]
  /** Ends every connection and closes the file. */
  close: () => Promise<void>
}

const MEBIBYTE = 1024 * 1024
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Every endpoint, sockets apart. */
const ROUTES: readonly Route[] = [
  ...dataRoutes,
  ...actionRoutes,
  ...historyRoutes,
  ...listenRoutes,
  ...liveRoutes,
  ...assetRoutes,
  ...projectRoutes,
  ...userRoutes,
  ...studioRoutes,
  ...webhookRoutes,
]

/** Enough that nobody tries them all. */
const MIN_TOKEN_LENGTH = 16

/** So many unknown requests are remembered. */
const MAX_UNKNOWN = 1000

/** A lake and what its connections share. */
interface Service {
  lake: Lake
  access: Access
  server: Server
  sockets: Sockets
  unknown: string[]
  log: (message: string) => void
}

/**
 * Starts a lake in this process.
 * @throws when it would be open to other machines without a token, the port is taken, or another process has the
 * dataset open
 */
export async function startLake(options: LakeOptions = {}): Promise<RunningLake> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [] } = options
  refuseOpenDoor(host, options)
  const log = options.log ?? ((message) => console.error(message))
  const lake = new Lake({
    data: options.data,
    projectId: options.projectId ?? 'local',
    dataset: options.dataset ?? 'production',
    bodyLimits: { json: 4 * MEBIBYTE, asset: 64 * MEBIBYTE, ...options.bodyLimits },
    log,
  })
  const unknown: string[] = []
  const access: Access = {
    origins: options.allowedOrigins ?? DEFAULT_ORIGINS,
    hosts: allowedHosts,
    token: options.token,
  }
  const sockets = new Sockets({ lake, access, log, onUnknown: (call) => noteUnknown(call, unknown, log) })
  const server = createServer()
  const service: Service = { lake, access, server, sockets, unknown, log }
  server.on('request', (request, response) => void answer(service, request, response))
  server.on('upgrade', (request, stream, head) => upgrade(service, request, stream, head))
  try {
    for (const webhook of options.webhooks ?? []) lake.webhooks.add(webhook)
    await listen(server, port, host)
  } catch (error) {
    lake.close()
    throw error
  }
  const { port: actual } = server.address() as AddressInfo
  lake.url = addressOf(host, actual, allowedHosts)
  lake.store.adjust((document) => atAddress(document, lake.url))
  let closed: Promise<void> | undefined
  return {
    url: lake.url,
    port: actual,
    projectId: lake.projectId,
    dataset: lake.dataset,
    unknownRequests: unknown,
    close: () => (closed ??= close(service)),
  }
}

function refuseOpenDoor(host: string, { token, allowedHosts = [] }: LakeOptions): void {
  if (token !== undefined && token.trim().length < MIN_TOKEN_LENGTH) {
    throw new Error(`The lake's token must have at least ${MIN_TOKEN_LENGTH} characters`)
  }
  if (LOOPBACK.has(host) || (token !== undefined && allowedHosts.length > 0)) return
  throw new Error(
    `The lake listens on a loopback address, and on "${host}" only with a token and the names of allowed hosts`,
  )
}

/** Where others reach the lake: an address such as 0.0.0.0 can be listened on, but not asked. */
function addressOf(host: string, port: number, allowedHosts: readonly string[]): string {
  const name = LOOPBACK.has(host) ? (host === '::1' ? '[::1]' : host) : (allowedHosts[0] as string)
  // The port of https is that of a proxy before the lake, which itself speaks http only.
  const protocol = name.endsWith(':443') ? 'https' : 'http'
  return new URL(`${protocol}://${/:\d+$/.test(name) ? name : `${name}:${port}`}`).origin
}

function noteUnknown(call: string, unknown: string[], log: (message: string) => void): void {
  log(`lake: unknown endpoint: ${call}`)
  if (unknown.length < MAX_UNKNOWN) unknown.push(call)
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close({ lake, server, sockets }: Service): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
  sockets.close()
  server.closeAllConnections()
  await stopped
  await lake.webhooks.close()
  lake.close()
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { lake, access, server } = service
  try {
    const { port } = server.address() as AddressInfo
    setHeaders(response, checkAddress(request, port, access))
    if (request.method === 'OPTIONS') {
      setHeaders(response, preflightHeaders(request))
      response.writeHead(204).end()
      return
    }
    checkToken(request.headers.authorization, access)
    const { pathname, searchParams } = parseTarget(request.url ?? '/')
    const { handler, path, apiVersion } = findRoute(ROUTES, request.method ?? 'GET', pathname)
    const project = request.headers['x-sanity-project-id']
    if (typeof project === 'string') lake.checkProject(project)
    const result = await handler({ lake, request, response, path, search: searchParams, apiVersion })
    if (result !== undefined) sendJson(request, response, 200, result)
  } catch (error) {
    fail(service, request, response, error)
  }
}

const SOCKET_PATH: Route = { method: 'GET', path: '/socket/:dataset', handler: () => undefined }

/** A WebSocket passes the same checks as a request; its token may follow as the first message. */
function upgrade(service: Service, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { lake, access, server, sockets } = service
  try {
    const { port } = server.address() as AddressInfo
    checkAddress(request, port, access)
    if (request.headers.authorization !== undefined) checkToken(request.headers.authorization, access)
    const { path } = findRoute([SOCKET_PATH], 'GET', parseTarget(request.url ?? '/').pathname)
    lake.checkDataset(path.dataset)
  } catch (error) {
    if (error instanceof UnknownEndpoint) noteUnknown(`SOCKET ${request.url}`, service.unknown, service.log)
    const { status, message } = error instanceof LakeError ? error : httpError(500, 'The lake failed')
    // Nobody else listens to the stream any more: a client that breaks it would end the process, and one that keeps its
    // side open would keep the lake from closing.
    stream.once('error', () => stream.destroy())
    stream.once('finish', () => stream.destroy())
    stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n\r\n${message}`)
    return
  }
  sockets.accept(request, stream, head)
}

function parseTarget(target: string): URL {
  try {
    return new URL(target, 'http://lake')
  } catch {
    throw httpError(400, 'Malformed URL')
  }
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function sendJson(request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body))
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('content-length', text.byteLength)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.end(request.method === 'HEAD' ? undefined : text)
}

function fail(service: Service, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { log, unknown } = service
  if (error instanceof UnknownEndpoint) noteUnknown(`${request.method} ${request.url}`, unknown, log)
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (error instanceof LakeError) {
    setHeaders(response, error.headers)
    sendJson(request, response, error.status, error.body)
    return
  }
  log(`lake: ${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`)
  sendJson(request, response, 500, httpError(500, 'The lake failed; its log says why').body)
}
