import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Page, expect, test } from '@playwright/test'
import { startLake } from '../../lake/server.ts'
import { buildStudio } from '../../scripts/build-studio.ts'
import { root } from '../../scripts/paths.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { serveStudio } from '../../scripts/serve-studio.ts'

const projectId = 'abc12345'
const api = `https://${projectId}.api.sanity.io`
const fixture = join(root, 'tests/hosted/studio-requests.json')

// Both tests look at one Studio, which takes ten seconds to build.
test.describe.configure({ mode: 'serial' })

let folder: string
let remove: () => Promise<void>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  ;({ folder, remove } = await temporaryFolder())
  // What an editor's host sets, and nothing else.
  await buildStudio({ SANITY_STUDIO_PROJECT_ID: projectId }, folder)
})

test.afterAll(() => remove())

/** Opens Studio where every host but its own is played by a lake; nothing leaves this machine. */
async function openStudio(page: Page, user: 'nobody' | 'an editor') {
  const lake = await startLake({ projectId, log: () => undefined })
  await lakeClient(lake).create({ _id: 'topic-hosted', _type: 'topic', title: [] })
  const studio = await serveStudio(folder, 0)
  const requests = new Set<string>()
  const sockets: string[] = []
  await page.routeWebSocket(/.*/, (socket) => void sockets.push(socket.url()))
  await page.route(
    (url) => url.origin !== studio.url,
    async (route) => {
      const request = route.request()
      const url = new URL(request.url())
      const headers = {
        'access-control-allow-origin': studio.url,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers': request.headers()['access-control-request-headers'] ?? '',
      }
      if (request.method() === 'OPTIONS') return await route.fulfill({ status: 204, headers })
      requests.add(`${request.method()} ${url.origin}${url.pathname.replace(/(\/keyvalue)\/.*/, '$1/*')}`)
      if (!url.hostname.endsWith('.api.sanity.io')) return await route.abort()
      if (url.pathname.endsWith('/auth/providers')) {
        const google = { name: 'google', title: 'Google', url: 'https://api.sanity.io/v1/auth/login/google' }
        return await route.fulfill({ headers, json: { providers: [google] } })
      }
      if (url.pathname.endsWith('/users/me') && user === 'nobody')
        return await route.fulfill({ headers, json: {} })
      if (url.pathname.includes('/data/listen/')) {
        const body = 'event: welcome\ndata: {"listenerName": "a"}\n\n'
        return await route.fulfill({ headers: { ...headers, 'content-type': 'text/event-stream' }, body })
      }
      const body = request.postData()
      const answer = await fetch(lake.url + url.pathname + url.search, {
        method: request.method(),
        headers: { 'content-type': request.headers()['content-type'] ?? 'application/json' },
        ...(body === null ? {} : { body }),
      })
      const type = answer.headers.get('content-type') ?? ''
      return await route.fulfill({
        status: answer.status,
        headers: { ...headers, 'content-type': type },
        body: Buffer.from(await answer.arrayBuffer()),
      })
    },
  )
  await page.goto(studio.url)
  return {
    requests,
    sockets,
    close: async () => {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.close()
      await studio.close()
      await lake.close()
    },
  }
}

test('a Studio with a project id asks Sanity who is there, and shows its login', async ({ page }) => {
  const { requests, close } = await openStudio(page, 'nobody')
  // Sanity's own page, not one of ours.
  await expect(page.getByText('Choose login provider')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: 'Google' })).toHaveAttribute(
    'href',
    /^https:\/\/api\.sanity\.io\/v1\/auth\/login\/google\?.*origin=/,
  )
  expect([...requests].filter((request) => request.includes('/users/me'))).toEqual([
    expect.stringMatching(`^GET ${api}/v[0-9-]+/users/me$`),
  ])
  await close()
})

test('a Studio with a project id works on the project’s own API, with no lake in between', async ({
  page,
}) => {
  const { requests, sockets, close } = await openStudio(page, 'an editor')
  const recorded = JSON.parse(await readFile(fixture, 'utf8')) as string[]
  const missing = () => recorded.filter((request) => !requests.has(request))
  await expect.poll(missing, { timeout: 45_000 }).toEqual([])
  await expect.poll(() => sockets.length, { timeout: 30_000 }).toBeGreaterThan(0)
  // Notices, measurements and a version check come and go.
  const others = [...requests].filter((request) => !/\/(?:journey|intake|help)\b/.test(request))
  const strange = others.filter(
    (request) => !recorded.includes(request) && request.includes('.api.sanity.io'),
  )
  expect(strange, `Requests that ${fixture} does not list`).toEqual([])

  // Presence has Sanity's own socket; listeners of the lake's client would go over a socket, too.
  for (const socket of sockets)
    expect(socket).toMatch(new RegExp(`^wss://${projectId}\\.api\\.sanity\\.io/v[0-9-]+/socket/`))
  const hosts = new Set([...requests].map((request) => new URL(request.split(' ')[1] ?? '').host))
  expect([...hosts].filter((host) => /localhost|127\.0\.0\.1/.test(host))).toEqual([])
  await close()
})
