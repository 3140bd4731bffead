import { type ChildProcess, spawn } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { type RunningLake, startLake } from '../../lake/server.ts'
import type { Status } from '../../publish/publisher.ts'
import { root } from '../../scripts/paths.ts'
import { freePort } from '../../scripts/port.ts'
import { foldersIn, temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'

const article = 'news-changsha-exchange-meeting-en'
const page = 'news/changsha-exchange-meeting/'
// A build takes some fifteen seconds, and many times that on a machine that has other work.
const aWhile = { timeout: 280_000, interval: 200 }
vi.setConfig({ testTimeout: 300_000 })

let folder: string
let remove: () => Promise<void>
let lake: RunningLake
let server: ChildProcess
let port: number
let output = ''

const variables = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  SANITY_API_HOST: lake.url,
  CACHE_DIR: join(folder, 'cache'),
  RELEASES_DIR: join(folder, 'releases'),
  PUBLISH_PORT: String(port),
  PORT: '0',
})

const address = (name: string) => new RegExp(`${name}: (http://127\\.0\\.0\\.1:\\d+/\\w*)`).exec(output)?.[1]
const status = async () => (await (await fetch(address('status') ?? '')).json()) as Status
const pageText = async (path: string) => (await fetch(address('The site') + path)).text()
const stylesheet = async () => /href="(\/assets\/[^"]+\.css)"/.exec(await pageText(page))![1]!

async function atRest(): Promise<Status> {
  return await vi.waitFor(async () => {
    const now = await status()
    expect([now.building, now.queued], output).toEqual([null, null])
    return now
  }, aWhile)
}

function run(script: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: variables(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return child
}

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await cp(foldersIn(inject('sampleSite')).lake, join(folder, 'lake'), { recursive: true })
  lake = await startLake({ data: join(folder, 'lake') })
  port = await freePort()
  server = run('publish-server.ts')
})

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('close', resolve))
  server.kill('SIGINT')
  await ended
  await lake.close()
  await remove()
  expect(server.exitCode, output).toBe(0)
})

test('the first release is built at the start and served with the headers of a host', async () => {
  await vi.waitFor(() => expect(address('The site'), output).toBeDefined(), aWhile)
  const { current, releases, lastBuild } = await atRest()
  expect(releases).toHaveLength(1)
  expect(current?.pages).toBeGreaterThan(350)
  expect(lastBuild?.ok).toBe(true)
  const response = await fetch(address('The site') + page)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  // What the build left out, Studio shows from the dataset.
  const report = await lakeClient(lake).getDocument('site.buildReport')
  expect(report).toMatchObject({ _type: 'buildReport', outcome: 'built', pages: current?.pages })
  expect(report?.builtAt).toBeTypeOf('string')
})

test('200 changes in a few seconds, by the lake’s own webhooks: two builds at most, and the last one shows', async () => {
  const client = lakeClient(lake)
  const begin = Date.now()
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  const original = (await client.getDocument(article))!
  await client.create({
    ...original,
    _id: 'news-scheduled',
    slug: { _type: 'slug', current: 'scheduled' },
    publishedAt: inAnHour,
  })
  for (let count = 1; count < 200; count++)
    await client
      .patch(article)
      .set({ title: `Title number ${count}` })
      .commit()
  const { _rev } = (await client.getDocument(article))!

  await vi.waitFor(async () => expect((await status()).webhooks.accepted).toBe(200), aWhile)
  // Two within ten seconds; a machine that is slow to send them may take longer.
  const most = 1 + Math.ceil((Date.now() - begin) / 10_000)
  const { releases, current, nextDue } = await atRest()
  expect(releases.length - 1).toBeLessThanOrEqual(most)
  expect(current?.newest?.transactionId).toBe(_rev)
  expect(await pageText(page)).toContain('Title number 199')
  // Held back, and remembered.
  expect((await fetch(address('The site') + 'news/scheduled/')).status).toBe(404)
  expect(nextDue).toBe(inAnHour)
})

test('what stops the build leaves the site, and says so in the status and in Studio', async () => {
  const client = lakeClient(lake)
  const before = await status()
  await client.create({ ...(await client.getDocument(article))!, _id: 'news-twin' })
  const after = await vi.waitFor(async () => {
    const now = await status()
    expect(now.lastBuild?.ok).toBe(false)
    return now
  }, aWhile)
  expect(after.current).toEqual(before.current)
  expect(after.lastBuild?.message).toContain('takes the address /news/changsha-exchange-meeting/')
  const stopping = { documentId: 'news-twin', field: 'slug', consequence: 'stops the build' }
  expect(after.lastBuild?.problems).toContainEqual(expect.objectContaining(stopping))
  const report = await client.getDocument('site.buildReport')
  expect(report?.problems[0]).toMatchObject({ ...stopping, _key: expect.any(String) })
  // The number of pages, and when they were built, stay those of the site which is shown.
  expect(report).toMatchObject({ outcome: 'failed', pages: before.current?.pages })
  expect(Date.parse(report?.builtAt)).toBeLessThan(Date.parse(report?.reportedAt))
})

test('a site that is rolled back shows the release before, until the next publish; open pages keep their styles', async () => {
  const path = await stylesheet()
  const ended = new Promise((resolve) => run('rollback.ts').once('close', resolve))
  expect(await ended, output).toBe(0)
  expect(await pageText(page)).not.toContain('Title number 199')
  expect((await status()).rolledBackSince).not.toBeNull()
  expect((await fetch(new URL(path, address('The site')))).status).toBe(200)
  expect((await fetch(address('The site') + 'assets/none.css')).status).toBe(404)

  await lakeClient(lake).delete('news-twin')
  await vi.waitFor(async () => expect(await pageText(page)).toContain('Title number 199'), aWhile)
  expect((await atRest()).rolledBackSince).toBeNull()
})

test('a server that is killed while it builds comes back at its port, to a lake that knows it, and shows what was published', async () => {
  await lakeClient(lake).patch(article).set({ title: 'Published at the last moment' }).commit()
  await vi.waitFor(async () => expect((await status()).building, output).not.toBeNull(), aWhile)
  const killed = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await killed

  output = ''
  server = run('publish-server.ts')
  await vi.waitFor(() => expect(address('The site'), output).toBeDefined(), aWhile)
  expect(await pageText(page)).toContain('Title number 199')
  await vi.waitFor(
    async () => expect(await pageText(page), output).toContain('Published at the last moment'),
    aWhile,
  )
  const { webhooks } = await atRest()
  await lakeClient(lake).patch(article).set({ title: 'Told by the webhook of before' }).commit()
  await vi.waitFor(async () => expect((await status()).webhooks.accepted).toBe(webhooks.accepted + 1), aWhile)
})
