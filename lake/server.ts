import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { atAddress } from './assets/upload.ts'
import { actionRoutes } from './endpoints/actions.ts'
import { assetRoutes } from './endpoints/assets.ts'
import { dataRoutes } from './endpoints/data.ts'
import { listenRoutes } from './endpoints/listen.ts'
import { projectRoutes } from './endpoints/project.ts'
import { webhookRoutes } from './endpoints/webhooks.ts'
import { checkAccess, DEFAULT_ORIGINS, preflightHeaders } from './http/access.ts'
import { httpError, LakeError } from './http/errors.ts'
import { findRoute, type Route } from './http/router.ts'
import { Lake, type BodyLimits } from './lake.ts'
import type { Webhook } from './webhooks/webhooks.ts'

export interface LakeOptions {
  /** The port to listen on; 0, the default, takes any free one. */
  port?: number
  /** Where to listen: a loopback address, `127.0.0.1` unless given. Others are refused. */
  host?: string
  /** The folder that holds the dataset's file, made if missing; left out, nothing outlives the process. */
  data?: string
  /** Defaults to `local`. */
  projectId?: string
  /** Defaults to `production`. */
  dataset?: string
  /** Origins whose pages may read and write, as `http://localhost:3333`; defaults to Studio's and Astro's own. */
  allowedOrigins?: readonly string[]
  /** In bytes: 4 MiB for queries and transactions and 64 MiB for an asset unless given. */
  bodyLimits?: Partial<BodyLimits>
  /** Told of every published document that changes; loopback addresses only. */
  webhooks?: readonly Webhook[]
  /** Where an unexpected error goes; standard error unless given. */
  log?: (message: string) => void
}

export interface RunningLake {
  /** `http://127.0.0.1:3900`: the client's `apiHost`, with `useProjectHostname: false`. */
  url: string
  port: number
  projectId: string
  dataset: string
  /** Ends every connection and closes the file. */
  close: () => Promise<void>
}

const MEBIBYTE = 1024 * 1024
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Every endpoint. What Studio needs beyond reading and writing joins here. */
const ROUTES: readonly Route[] = [
  ...dataRoutes,
  ...actionRoutes,
  ...listenRoutes,
  ...assetRoutes,
  ...projectRoutes,
  ...webhookRoutes,
]

/**
 * Starts a lake in this process.
 * @throws when the host is not a loopback address, the port is taken, or another process has the dataset open
 */
export async function startLake(options: LakeOptions = {}): Promise<RunningLake> {
  const { port = 0, host = '127.0.0.1', allowedOrigins = DEFAULT_ORIGINS } = options
  const log = options.log ?? ((message) => console.error(message))
  if (!LOOPBACK.has(host)) {
    throw new Error(`The lake has no login and listens on a loopback address only, not on "${host}"`)
  }
  const lake = new Lake({
    data: options.data,
    projectId: options.projectId ?? 'local',
    dataset: options.dataset ?? 'production',
    bodyLimits: { json: 4 * MEBIBYTE, asset: 64 * MEBIBYTE, ...options.bodyLimits },
    log,
  })
  const server = createServer((request, response) => {
    void answer(lake, server, request, response, allowedOrigins, log)
  })
  try {
    for (const webhook of options.webhooks ?? []) lake.webhooks.add(webhook)
    await listen(server, port, host)
  } catch (error) {
    lake.close()
    throw error
  }
  const { port: actual } = server.address() as AddressInfo
  lake.url = `http://${host === '::1' ? '[::1]' : host}:${actual}`
  lake.store.adjust((document) => atAddress(document, lake.url))
  let closed: Promise<void> | undefined
  return {
    url: lake.url,
    port: actual,
    projectId: lake.projectId,
    dataset: lake.dataset,
    close: () => (closed ??= close(lake, server)),
  }
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

async function close(lake: Lake, server: Server): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await stopped
  await lake.webhooks.close()
  lake.close()
}

async function answer(
  lake: Lake,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
  allowedOrigins: readonly string[],
  log: (message: string) => void,
): Promise<void> {
  try {
    const { port } = server.address() as AddressInfo
    setHeaders(response, checkAccess(request, port, allowedOrigins))
    if (request.method === 'OPTIONS') {
      setHeaders(response, preflightHeaders(request))
      response.writeHead(204).end()
      return
    }
    const { pathname, searchParams } = parseTarget(request.url ?? '/')
    const { handler, path, apiVersion } = findRoute(ROUTES, request.method ?? 'GET', pathname)
    const project = request.headers['x-sanity-project-id']
    if (typeof project === 'string') lake.checkProject(project)
    const result = await handler({ lake, request, response, path, search: searchParams, apiVersion })
    if (result !== undefined) sendJson(request, response, 200, result)
  } catch (error) {
    fail(request, response, error, log)
  }
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

function fail(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  log: (message: string) => void,
): void {
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
