import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLake } from '../lake/server.ts'
import { reportFile } from '../src/sanity/loader.ts'
import { reportReading } from './build-report.ts'
import { lakeClient } from './seed.ts'

/** What Studio is told after a reading of the content on this machine, by someone who may write to the dataset. */
async function reported(variables: Record<string, string>) {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hirep-report-'))
  onTestFinished(() => rm(cacheDir, { recursive: true, force: true }))
  await writeFile(reportFile(cacheDir), JSON.stringify({ problems: [{ documentId: 'news-1' }] }))
  const lake = await startLake()
  onTestFinished(() => lake.close())
  onTestFinished(() => void vi.unstubAllEnvs())
  const given = { SANITY_API_HOST: lake.url, SANITY_API_WRITE_TOKEN: 'a-token', CACHE_DIR: cacheDir }
  for (const [name, value] of Object.entries({ ...given, ...variables })) vi.stubEnv(name, value)
  const lines: string[] = []
  await reportReading((line) => lines.push(line))
  expect(lines).toEqual([])
  return await lakeClient(lake).getDocument<{ problems: unknown[] }>('site.buildReport')
}

test('a development server tells the local Studio what it left out', async () => {
  expect((await reported({}))?.problems).toMatchObject([{ documentId: 'news-1' }])
})

test('a development server leaves the report of a hosted dataset to the builds of the site', async () => {
  expect(await reported({ SANITY_PROJECT_ID: 'local' })).toBeUndefined()
})
