import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { buildAndReport } from '../../scripts/build-report.ts'
import { inOrder, projectId } from './hosted-api.ts'
import { hostedApi } from './support.ts'

vi.mock(import('../../scripts/build-site.ts'), () => ({ buildSite: () => Promise.resolve(2031) }))

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Builds, as the variables of a host say, a site of which only the pages are counted. */
async function build(variables: Record<string, string>): Promise<void> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hirep-hosted-'))
  onTestFinished(() => rm(cacheDir, { recursive: true }))
  const all = { SANITY_API_HOST: undefined, SANITY_PROJECT_ID: projectId, CACHE_DIR: cacheDir, ...variables }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  const log = vi.fn()
  await buildAndReport('nowhere', log)
  expect(log).not.toHaveBeenCalled()
}

test('how a build went is written into the project’s own dataset, by the token that may write', async () => {
  const { recorded } = await hostedApi()
  await build({ SANITY_API_READ_TOKEN: 'a-read-token', SANITY_API_WRITE_TOKEN: 'a-write-token' })
  const told = inOrder(recorded).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<now>"')
  await expect(told).toMatchFileSnapshot('report-requests.json')
})

test('without a token that may write, a build writes nothing into a hosted dataset', async () => {
  const { recorded } = await hostedApi()
  await build({ SANITY_API_READ_TOKEN: 'a-read-token' })
  expect(recorded).toEqual([])
})
