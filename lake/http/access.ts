import type { IncomingMessage } from 'node:http'
import { httpError } from './errors.ts'

/** The development servers of Studio and of the site. */
export const DEFAULT_ORIGINS: readonly string[] = [3333, 4321].flatMap((port) => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
])

/** Names that can only mean this machine. */
const LOOPBACK_HOSTS = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Throws 403 unless the request is addressed to this machine (or a page elsewhere could reach the lake by letting its
 * own name resolve to 127.0.0.1), and comes from no page or from one of an allowed origin.
 * @param port that the server listens on
 * @returns the CORS headers of the answer
 */
export function checkAccess(
  request: IncomingMessage,
  port: number,
  allowedOrigins: readonly string[],
): Record<string, string> {
  const { host, origin } = request.headers
  if (!LOOPBACK_HOSTS.some((name) => host === `${name}:${port}`)) {
    throw httpError(403, `Host "${host ?? ''}" is not allowed`)
  }
  if (origin === undefined) return { vary: 'origin' }
  if (!allowedOrigins.includes(origin)) throw httpError(403, `Origin "${origin}" is not allowed`)
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'x-sanity-shard, x-sanity-sha1, content-disposition',
  }
}

/** What a browser asks before it sends anything but a plain request. */
export function preflightHeaders(request: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  }
}
