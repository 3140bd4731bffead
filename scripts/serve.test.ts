import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from './serve.ts'

/** A small site, and what asks for a path exactly as it is written: `fetch` would tidy it up first. */
async function site() {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-serve-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'news'))
  await writeFile(join(folder, 'index.html'), '0123456789')
  await writeFile(join(folder, 'news/index.html'), 'The news')
  await writeFile(join(folder, '404.html'), 'Not found')
  await writeFile(join(folder, '_headers'), '/*\n  X-Host: a\n')
  await writeFile(join(folder, '_redirects'), '/old/ /news/ 301\n')
  const server = await startServer(folder, 0)
  onTestFinished(() => server.close())
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const asked: ClientRequest = request(server.url, { path, headers }).end()
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    return { status: response.statusCode, headers: response.headers, body: await text(response) }
  }
  return { folder, get }
}

test.for([
  ['//', 200, '0123456789'],
  ['//[', 404, 'Not found'],
  ['//elsewhere.example', 404, 'Not found'],
  ['/%ff', 400, ''],
  ['/%00', 404, 'Not found'],
  ['/news/?a=1?b', 200, 'The news'],
] as const)('%s is answered with %i, and the server goes on', async ([path, status, body]) => {
  const { get } = await site()
  expect(await get(path)).toMatchObject({ status, body })
  expect(await get('/')).toMatchObject({ status: 200, body: '0123456789' })
})

test.for(['bytes=5-2', 'bytes=5--3', 'bytes=0-99999999999999999999', 'bytes=-2', 'lines=1-2'])(
  'a range that makes no sense or is not understood is answered whole: %s',
  async (range) => {
    const { get } = await site()
    expect(await get('/', { range })).toMatchObject({ status: 200, body: '0123456789' })
  },
)

test('a download that was cut short goes on where it ended', async () => {
  const { get } = await site()
  expect(await get('/', { range: 'bytes=4-' })).toMatchObject({ status: 206, body: '456789' })
  expect(await get('/', { range: 'bytes=10-' })).toMatchObject({ status: 416 })
})

test('a file that is found and can’t be read ends its own answer, not the server', async () => {
  const { folder, get } = await site()
  // Like a file that is removed in between, a socket is there and can't be opened.
  const socket = createServer().listen(join(folder, 'gone.css'))
  onTestFinished(() => void socket.close())
  await once(socket, 'listening')
  await expect(get('/gone.css')).rejects.toThrow()
  expect(await get('/')).toMatchObject({ status: 200 })
})

test.for(['/_headers', '/_redirects', '/_headers/', '//_headers', '/%5Fheaders', '/news/../_headers'])(
  'what the host reads is not served: %s',
  async (path) => {
    const { get } = await site()
    expect(await get(path)).toMatchObject({ status: 404, body: 'Not found' })
  },
)

test('headers and redirects hold for a path however it is written', async () => {
  const { get } = await site()
  for (const path of ['/old/', '//old/', '/%6Fld/', '/news/../old/']) {
    const { status, headers } = await get(`${path}?from=poster`)
    expect([path, status, headers.location, headers['x-host']]).toEqual([
      path,
      301,
      '/news/?from=poster',
      'a',
    ])
  }
  expect((await get('/news')).headers.location).toBe('/news/')
})
