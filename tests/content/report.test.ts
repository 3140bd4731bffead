import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { reportReading } from '../../scripts/build-report.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { reportFile } from '../../src/sanity/loader.ts'

test('a reading tells what it found, and leaves what the last build said of its site', async () => {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hirep-report-'))
  const lake = await startLake()
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await lake.close()
    await rm(cacheDir, { recursive: true })
  })
  vi.stubEnv('SANITY_API_HOST', lake.url)
  vi.stubEnv('CACHE_DIR', cacheDir)
  const client = lakeClient(lake)
  const log = vi.fn()

  await reportReading(log)
  const first = await client.getDocument('site.buildReport')
  expect(first).toMatchObject({ outcome: 'read', reportedAt: expect.any(String), problems: [] })
  expect(first).not.toHaveProperty('builtAt')
  expect(first).not.toHaveProperty('pages')

  const site = { builtAt: '2026-11-23T00:00:00Z', pages: 2031 }
  await client
    .patch('site.buildReport')
    .set({ outcome: 'built', ...site })
    .commit()
  const problem = { documentId: 'news', documentType: 'newsArticle', consequence: 'document left out' }
  await writeFile(reportFile(cacheDir), JSON.stringify({ problems: [problem] }))
  await reportReading(log)
  expect(await client.getDocument('site.buildReport')).toMatchObject({
    outcome: 'read',
    ...site,
    problems: [problem],
  })
  expect(log).not.toHaveBeenCalled()
})
