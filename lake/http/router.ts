import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Lake } from '../lake.ts'
import { httpError, LakeError } from './errors.ts'

/** A request that has passed the access checks and found its route. */
export interface Call {
  lake: Lake
  request: IncomingMessage
  response: ServerResponse
  /** The parts of the path that the route names, decoded. */
  path: Record<string, string>
  search: URLSearchParams
  /** From the path's prefix: `YYYY-MM-DD`, `X` or `1`; empty where a route has no version. */
  apiVersion: string
}

/**
 * Answers one call: returns what is sent as JSON, or writes the response itself and returns undefined.
 */
type Handler = (call: Call) => unknown

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/data/query/:dataset`; every part that starts with a colon is a parameter. */
  path: string
  handler: Handler
}

/** Nothing is served at the path of a request. */
export class UnknownEndpoint extends LakeError {
  constructor(endpoint: string) {
    const { status, message, body } = httpError(404, `No such endpoint: ${endpoint}`)
    super(status, message, body)
  }
}

const VERSION = /^\/v(\d{4}-\d{2}-\d{2}|X|1)(?=\/)/

interface Match {
  handler: Handler
  path: Record<string, string>
  apiVersion: string
}

/**
 * Finds the route of a request. HEAD goes to GET.
 * @throws 404 for a path that no route has, 405 for one that has no such method
 */
export function findRoute(routes: readonly Route[], method: string, pathname: string): Match {
  const apiVersion = VERSION.exec(pathname)?.[1] ?? ''
  const parts = pathname.replace(VERSION, '').split('/')
  const methods = new Set<string>()
  for (const route of routes) {
    const path = matchPath(route.path.split('/'), parts)
    if (!path) continue
    if (route.method === (method === 'HEAD' ? 'GET' : method))
      return { handler: route.handler, path, apiVersion }
    methods.add(route.method)
  }
  if (methods.size === 0) throw new UnknownEndpoint(`${method} ${pathname}`)
  const allow = [...methods].join(', ')
  throw httpError(405, `${method} is not allowed here, only ${allow}`, { allow })
}

function matchPath(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined
  const path: Record<string, string> = {}
  for (const [index, name] of pattern.entries()) {
    const part = parts[index] as string
    if (!name.startsWith(':')) {
      if (name !== part) return undefined
      continue
    }
    if (part === '') return undefined
    try {
      path[name.slice(1)] = decodeURIComponent(part)
    } catch {
      throw httpError(400, `Malformed path: ${part}`)
    }
  }
  return path
}
