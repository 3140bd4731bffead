import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { httpError, LakeError } from './errors.ts'

/** The development servers of Studio, of the site and of its previews. */
export const DEFAULT_ORIGINS: readonly string[] = [3333, 4321, 4322].flatMap((port) => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
])

/** Names that can only mean this machine. */
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]']

/** Who may reach a lake. */
export interface Access {
  /** Origins whose pages may read and write, as `http://localhost:3333`. */
  origins: readonly string[]
  /** Names that requests may be addressed to besides this machine's own; without a port the lake's is meant. */
  hosts: readonly string[]
  /** What every request has to carry, if anything. */
  token: string | undefined
}

/**
 * Throws 403 unless the request is addressed to the lake by a name that it knows (or a page elsewhere could reach it by
 * letting its own name resolve to 127.0.0.1), and comes from no page or from one of an allowed origin.
 * @param port that the server listens on
 * @returns the CORS headers of the answer
 */
export function checkAddress(
  request: IncomingMessage,
  port: number,
  { origins, hosts }: Access,
): Record<string, string> {
  const { host, origin } = request.headers
  const known = [...LOOPBACK_HOSTS, ...hosts].flatMap((name) => hostHeaders(name, port))
  if (host === undefined || !known.includes(host)) throw httpError(403, `Host "${host ?? ''}" is not allowed`)
  const page = origin ?? embeddingOrigin(request)
  if (page === undefined) return { vary: 'origin' }
  if (!origins.includes(page)) throw httpError(403, `Origin "${page}" is not allowed`)
  if (origin === undefined) return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'x-sanity-shard, x-sanity-sha1, content-disposition',
  }
}

/** What a request to a name may say in Host: a browser leaves the port out where it is the protocol's own. */
function hostHeaders(name: string, port: number): string[] {
  const host = /:\d+$/.test(name) ? name : `${name}:${port}`
  return [host, host.replace(/:(80|443)$/, '')]
}

/** What a page may embed without saying who it is: Studio's pages send no Referer to other origins. */
const EMBEDDABLE = new Set(['image', 'audio', 'video'])

/** Where that lies. Anything else, asked for as a picture, would be answered too, and the time it takes tells much. */
const EMBEDDABLE_PATH = /^\/(images|files)\//

/**
 * A page that embeds something, or asks without being allowed to read the answer, sends no Origin, but the browser says
 * that another site asks, and mostly in Referer which. A person who opens an address, or follows a link, is no page.
 */
function embeddingOrigin({ headers, url = '' }: IncomingMessage): string | undefined {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination, referer } = headers
  if (site !== 'cross-site' && site !== 'same-site') return undefined
  if (mode === 'navigate' && destination === 'document') return undefined
  if (referer !== undefined && URL.canParse(referer)) return new URL(referer).origin
  const path = URL.parse(url, 'http://lake')?.pathname ?? ''
  return EMBEDDABLE.has(String(destination)) && EMBEDDABLE_PATH.test(path) ? undefined : 'null'
}

/** Throws 401 unless `authorization`, as `Bearer …`, has the token that the lake demands, if it demands any. */
export function checkToken(authorization: string | undefined, { token }: Access): void {
  if (token === undefined) return
  if (timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))) return
  const message = 'This lake answers only to those who have its token'
  const { status, body } = httpError(401, message)
  // "Session not found": on any other 401 Studio throws away the edits that it holds instead of asking for the token.
  throw new LakeError(
    status,
    message,
    { ...body, errorCode: 'SIO-401-ANF' },
    { 'www-authenticate': 'Bearer' },
  )
}

/** Of one length, so that the time of a comparison tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** What a browser asks before it sends anything but a plain request. */
export function preflightHeaders(request: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  }
}
