import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { localContentPolicy } from '../studio/content-policy.ts'

/** A served Studio. */
export interface StudioServer {
  /** `http://127.0.0.1:3333`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Serves a built Studio as a host of single page apps does: every path that is no file is the app's.
 *
 * @param port 0 takes any free one
 * @param lakeUrl the local lake that it was built for; without one nothing says whom the pages may ask
 * @param previewUrl the preview server that it was built for, if any
 */
export async function serveStudio(
  folder: string,
  port: number,
  lakeUrl?: string,
  previewUrl?: string,
): Promise<StudioServer> {
  const policy = lakeUrl === undefined ? undefined : localContentPolicy(lakeUrl, previewUrl)
  const serveFile = sirv(folder, {
    single: true,
    etag: true,
    ignores: [/^\/static\//],
    ...(policy === undefined
      ? {}
      : { setHeaders: (response) => response.setHeader('content-security-policy', policy) }),
  })
  const server = createServer((request, response) => serveFile(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
