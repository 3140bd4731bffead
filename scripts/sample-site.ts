import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLake } from '../lake/server.ts'
import { seedFolder } from './local-lake.ts'
import { root } from './paths.ts'
import { lakeClient } from './seed.ts'
import { unpublished } from './unpublished-samples.ts'

/** The moment at which every site under test is built: later than the sample news, earlier than what is held back. */
export const buildTime = '2026-11-23T00:00:00Z'

/**
 * A secret in every variable that may hold one, each with a value of its own. The sample site is built with them, so that
 * a test can search it.
 */
export const canaries = {
  SANITY_API_READ_TOKEN: 'canary-read-7f3a',
  SANITY_API_WRITE_TOKEN: 'canary-write-7f3a',
  SANITY_AUTH_TOKEN: 'canary-auth-7f3a',
  SANITY_PREVIEW_SECRET: 'canary-preview-7f3a',
  PUBLISH_SECRET: 'canary-publish-7f3a',
  LAKE_TOKEN: 'canary-lake-7f3a',
  LAKE_WEBHOOK_SECRET: 'canary-webhook-7f3a',
  GITHUB_TOKEN: 'canary-github-7f3a',
}

/** Where a site under test, its dataset and its cache lie. */
export interface SiteFolders {
  readonly folder: string
  readonly lake: string
  readonly cache: string
  readonly dist: string
}

export function foldersIn(folder: string): SiteFolders {
  return { folder, lake: join(folder, 'lake'), cache: join(folder, 'cache'), dist: join(folder, 'dist') }
}

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-site-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Builds the site that most tests read: from a fresh copy of the sample data, with drafts beside the published documents. */
export async function buildSampleSite(folder: string): Promise<void> {
  const { lake: data } = foldersIn(folder)
  await seedFolder(data)
  const lake = await startLake({ data })
  try {
    const transaction = lakeClient(lake).transaction()
    for (const document of unpublished) transaction.createOrReplace(document)
    await transaction.commit()
    const { status, output } = await runBuild(lake.url, foldersIn(folder), canaries)
    if (status !== 0) throw new Error(`The sample site could not be built:\n${output}`)
  } finally {
    await lake.close()
  }
}

/** Runs `npm run build`'s script in a process of its own, as a user would. */
export async function runBuild(
  apiHost: string,
  { cache, dist }: Pick<SiteFolders, 'cache' | 'dist'>,
  variables: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/build.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      SANITY_API_HOST: apiHost,
      SITE_DIR: dist,
      CACHE_DIR: cache,
      BUILD_TIME: buildTime,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, output }
}
