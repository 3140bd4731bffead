import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, posix } from 'node:path'
import sirv from 'sirv'

export interface SiteServer {
  /** `http://127.0.0.1:4321`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

interface HeaderRule {
  readonly matches: (path: string) => boolean
  readonly headers: readonly (readonly [string, string])[]
}

/** Where one request is answered from; asked anew for each, so that none mixes two releases. */
export interface ServedSite {
  readonly folder: string
  /** Other releases, for the pages that readers have still open: their scripts and styles have names of their own. */
  readonly others: () => readonly string[]
}

/** Files here are named by their content, but for a few that every release has. */
const namedByContent = /^\/(?:assets|pagefind)\//

/** What a host reads and doesn't serve. */
const forTheHost = /^\/_(?:headers|redirects)(?:\/|$)/

/** Others may be answered with the whole file; the file server reads some of them as what they don't mean, or fails. */
const understoodRange = /^bytes=\d{1,12}-$/

/**
 * Serves a built site as a static host does: with its `_headers`, `_redirects` and `404.html`.
 *
 * @param site its folder, or what tells where a request is answered from: undefined while there is no site yet
 * @param port 0 takes any free one
 */
export async function startServer(
  site: string | (() => ServedSite | undefined),
  port: number,
): Promise<SiteServer> {
  const current = typeof site === 'string' ? () => ({ folder: site, others: () => [] }) : site
  const server = createServer((request, response) => {
    const served = current()
    if (!served) {
      response.writeHead(503, { 'retry-after': '30' }).end('The site is being built')
      return
    }
    // A file may go between being found and being read: releases are removed while readers still ask for them.
    const giveUp = () => response.destroy()
    response.on('pipe', (file) => file.on('error', giveUp))
    try {
      answer(served, request, response)
    } catch {
      giveUp()
    }
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

/** Serves on the first free port from `port` on. */
export async function startServerNear(folder: string, port: number): Promise<SiteServer> {
  for (let candidate = port; candidate < port + 20; candidate++) {
    try {
      return await startServer(folder, candidate)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  return await startServer(folder, 0)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function answer({ folder, others }: ServedSite, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const [path = '', ...query] = (request.url ?? '').split('?')
  const pathname = canonical(path)
  if (pathname === undefined) {
    response.writeHead(400).end()
    return
  }
  const search = query.length === 0 ? '' : `?${query.join('?')}`
  // What is checked here is what is looked up there.
  request.url = pathname + search
  if (!understoodRange.test(request.headers.range ?? '')) delete request.headers.range
  for (const rule of readHeaders(folder)) {
    if (rule.matches(pathname)) for (const [name, value] of rule.headers) response.setHeader(name, value)
  }
  const target = readRedirects(folder).get(pathname) ?? withSlash(folder, pathname)
  if (target !== undefined) {
    response.writeHead(301, { location: target + search }).end()
    return
  }
  if (forTheHost.test(pathname)) {
    notFound(folder, request, response)
    return
  }
  serveFile(folder, request, response, () => {
    const older = namedByContent.test(pathname) ? others() : []
    const missing = older.reduceRight(
      (next, each) => () => serveFile(each, request, response, next),
      () => notFound(folder, request, response),
    )
    missing()
  })
}

function serveFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  // In `dev` mode files are looked up at each request, so a site that is swapped in is served at once.
  sirv(folder, { dev: true, etag: true })(request, response, next)
}

function notFound(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const page = join(folder, '404.html')
  response.writeHead(404, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-cache' })
  response.end(request.method === 'HEAD' || !existsSync(page) ? undefined : readFileSync(page))
}

/** The one spelling of a path, without `//`, `..` and needless escapes; undefined for what is no path. */
function canonical(path: string): string | undefined {
  try {
    return path.startsWith('/') ? encodeURI(posix.normalize(decodeURI(path))) : undefined
  } catch {
    return undefined
  }
}

/** Where a page's path lacks its last slash, hosts send the reader to the path that has it. */
function withSlash(folder: string, pathname: string): string | undefined {
  const path = join(folder, decodeURI(pathname))
  const isPage =
    !pathname.endsWith('/') && existsSync(join(path, 'index.html')) && statSync(path).isDirectory()
  return isPage ? `${pathname}/` : undefined
}

function readHeaders(folder: string): HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = []
  for (const line of linesOf(join(folder, '_headers'))) {
    if (!/^\s/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] })
      continue
    }
    const [, name = '', value = ''] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? []
    rules.at(-1)?.headers.push([name, value.trim()])
  }
  return rules.map(({ pattern, headers }) => ({
    headers,
    matches: pattern.endsWith('*')
      ? (path) => path.startsWith(pattern.slice(0, -1))
      : (path) => path === pattern,
  }))
}

/** By the path that is asked for; the site writes exact paths only, and permanent redirects only. */
function readRedirects(folder: string): Map<string, string> {
  return new Map(
    linesOf(join(folder, '_redirects')).map((line) => {
      const [from = '', to = ''] = line.trim().split(/\s+/)
      return [from, to]
    }),
  )
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
}
