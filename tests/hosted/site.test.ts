import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { expect, onTestFinished, test, vi } from 'vitest'
import { datasetFacts } from '../../scripts/publish-dataset.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { documentTypes } from '../../src/relations/document-types.ts'
import { sanityLoaders } from '../../src/sanity/loader.ts'
import { parseEnvironment } from '../../src/site/environment.ts'
import { articleWithPicture } from './article.ts'
import { inOrder, projectId } from './hosted-api.ts'
import { hostedApi } from './support.ts'

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-hosted-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Runs every loader, as a build does, with the variables that a host sets. */
async function load(variables: Record<string, string>) {
  const cacheDir = await folderForTest()
  const environment = parseEnvironment({ CACHE_DIR: cacheDir, ...variables })
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const ids: string[] = []
  await Promise.all(
    Object.values(sanityLoaders(documentTypes, environment)).map((loader) =>
      (loader.load as (context: LoaderContext) => Promise<void>)({
        store: { keys: () => [], set: ({ id }: { id: string }) => ids.push(id), delete: () => undefined },
        logger,
      } as unknown as LoaderContext),
    ),
  )
  return { ids, cacheDir, environment }
}

test('a project id alone leads the build to the project’s own API, of one day, for what is published', async () => {
  const { lake, recorded, hosts } = await hostedApi()
  const client = lakeClient(lake)
  const transaction = client.transaction()
  for (const document of await sampleDocuments('siteSettings', 'topic')) transaction.create(document)
  transaction.create(await articleWithPicture(client))
  await transaction.commit()
  recorded.length = 0

  const { ids, cacheDir, environment } = await load({ SANITY_PROJECT_ID: projectId })
  expect(ids).toContain('news-hosted')
  expect(await readdir(join(cacheDir, 'originals'))).toHaveLength(1)
  const facts = datasetFacts(environment.dataset)
  expect(await facts.newest()).toMatchObject({ at: expect.any(String) })
  expect(await facts.nextDue(new Date('2026-11-24T00:00:00Z'))).toBeUndefined()

  expect(hosts).toEqual(new Set([`${projectId}.api.sanity.io`, 'cdn.sanity.io']))
  await expect(inOrder(recorded)).toMatchFileSnapshot('site-requests.json')
  for (const { authorization } of recorded) expect(authorization).toBeNull()
})

test('the dataset, the day and a token for a private one are the environment’s; pictures are asked for without it', async () => {
  const { recorded } = await hostedApi()
  await expect(
    load({
      SANITY_PROJECT_ID: projectId,
      SANITY_DATASET: 'staging',
      SANITY_API_VERSION: '2026-11-15',
      SANITY_API_READ_TOKEN: 'a-read-token',
    }),
  ).rejects.toThrow(/Could not read the \w+ documents of dataset “staging”/)
  expect(recorded.length).toBeGreaterThan(0)
  for (const { request, authorization } of recorded) {
    expect(request).toBe(`GET https://${projectId}.api.sanity.io/v2026-11-15/data/query/staging`)
    expect(authorization).toBe('Bearer a-read-token')
  }
})

async function sampleDocuments(...types: string[]) {
  const texts = await Promise.all(types.map((type) => readFile(`sample-data/${type}.ndjson`, 'utf8')))
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { _id: string; _type: string }),
  )
}
