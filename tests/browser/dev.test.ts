import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startLake } from '../../lake/server.ts'
import { root } from '../../scripts/paths.ts'
import { seedFolder } from '../../scripts/local-lake.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { expect, test } from './support.ts'

// One after the other: two development servers would write the same generated files.
test.describe.configure({ mode: 'default' })

test('the development server shows what is published, without a restart or a reload by hand', async ({
  page,
  conduct,
}) => {
  test.setTimeout(120_000)
  const { folder, remove } = await temporaryFolder()
  await seedFolder(join(folder, 'lake'))
  const lake = await startLake({ data: join(folder, 'lake') })
  const dev = spawn(process.execPath, [join(root, 'scripts/dev.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SANITY_API_HOST: lake.url,
      CACHE_DIR: join(folder, 'cache'),
      PORT: '4399',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  dev.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  dev.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    await expect.poll(() => addressIn(output), { timeout: 60_000, message: output }).toBeDefined()
    const path = addressIn(output)! + 'news/changsha-exchange-meeting/'
    await Promise.all([untilConnected(page), page.goto(path, { timeout: 60_000 })])
    const title = await page.locator('h1').textContent()
    expect(title).not.toBe('A title from Studio')
    const client = lakeClient(lake)
    await client.patch('news-changsha-exchange-meeting-en').set({ title: 'A title from Studio' }).commit()
    await expect(page.locator('h1')).toHaveText('A title from Studio', { timeout: 30_000 })

    // What a reading leaves out, Studio hears at once.
    await client.create({ _id: 'news-unfinished', _type: 'newsArticle', title: 'Unfinished' })
    const report = () => client.getDocument<{ problems: { documentId: string }[] }>('site.buildReport')
    const reported = async () => (await report())?.problems.map(({ documentId }) => documentId)
    await expect.poll(reported, { timeout: 30_000 }).toContain('news-unfinished')
    await client.delete('news-unfinished')
    await expect.poll(reported, { timeout: 30_000 }).not.toContain('news-unfinished')
  } finally {
    dev.kill('SIGINT')
    await new Promise((resolve) => dev.once('close', resolve))
    await lake.close()
    await remove()
    // The development server serves its own client script and is of another origin than the site.
    conduct.strangers.splice(0)
  }
  expect(dev.exitCode, output).toBe(0)
})

const ports = { studio: 4395, site: 4396, preview: 4397 }
const at = (port: number) => `http://127.0.0.1:${port}`

test('one command opens Studio, the site and previews on one dataset, and ends them together', async ({
  page,
  conduct,
}) => {
  test.setTimeout(240_000)
  const { folder, remove } = await temporaryFolder()
  await seedFolder(join(folder, 'lake'))
  const allowedOrigins = Object.values(ports).map(at)
  const lake = await startLake({ data: join(folder, 'lake'), allowedOrigins })
  const command = spawn(process.execPath, [join(root, 'scripts/studio.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SANITY_API_HOST: lake.url,
      CACHE_DIR: join(folder, 'cache'),
      PORT: String(ports.site),
      STUDIO_PORT: String(ports.studio),
      PREVIEW_PORT: String(ports.preview),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  command.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise((resolve) => command.once('close', resolve))
  try {
    await expect.poll(() => output, { timeout: 120_000 }).toContain('Press Ctrl+C to stop')
    for (const port of Object.values(ports)) expect(output).toContain(at(port))

    await page.goto(`${at(ports.studio)}/`)
    await expect(page.getByRole('link', { name: 'Newsroom' })).toBeVisible({ timeout: 90_000 })
    expect((await fetch(at(ports.preview))).status).toBe(401)

    const id = 'news-changsha-exchange-meeting-en'
    const path = `${at(ports.site)}/news/changsha-exchange-meeting/`
    await lakeClient(lake).action([
      {
        actionType: 'sanity.action.document.edit',
        publishedId: id,
        draftId: `drafts.${id}`,
        patch: { set: { title: 'Published a moment ago' } },
      },
      { actionType: 'sanity.action.document.publish', publishedId: id, draftId: `drafts.${id}` },
    ])
    // A first rendering may overlap the reading of what was published; the test above looks at how a page follows.
    await expect
      .poll(async () => (await fetch(path)).text(), { timeout: 60_000 })
      .toContain('Published a moment ago')
    await page.goto(path)
    await expect(page.locator('h1')).toHaveText('Published a moment ago')
  } finally {
    command.kill('SIGINT')
    await ended
    await lake.close()
    await remove()
    // Servers in development are of other origins, and a local Studio is kept from asking Sanity's hosts.
    conduct.strangers.splice(0)
    conduct.complaints.splice(0)
  }
  expect(command.exitCode, output).toBe(0)
  for (const port of Object.values(ports)) await expect(fetch(at(port)), `port ${port}`).rejects.toThrow()
})

/** Waits until a page that is being opened can be told to reload: what is sent before that is lost. */
async function untilConnected(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket', { timeout: 60_000 })
  await socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"connected"'))
}

function addressIn(output: string): string | undefined {
  return /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0]
}
