import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startLake } from '../../lake/server.ts'
import { root } from '../../scripts/paths.ts'
import { seedFolder } from '../../scripts/local-lake.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { expect, test } from './support.ts'

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
    await page.goto(path, { timeout: 60_000 })
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

function addressIn(output: string): string | undefined {
  return /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0]
}
