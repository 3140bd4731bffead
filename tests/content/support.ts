import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { onTestFinished, vi } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { sampleData } from '../../scripts/paths.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { documentTypes } from '../../src/relations/document-types.ts'
import { createDatasetClient } from '../../src/sanity/client.ts'
import { readDataset } from '../../src/sanity/dataset.ts'
import { reportFile, sanityLoaders } from '../../src/sanity/loader.ts'
import { formatProblem, type Problem } from '../../src/sanity/problems.ts'
import { type Environment, parseEnvironment } from '../../src/site/environment.ts'

const buildTime = '2026-11-23T00:00:00Z'

type Document = { _id: string; _type: string } & Record<string, unknown>

/** A lake of its own for one test, with the sample documents but without their pictures, which would take a second. */
export async function sampleLake() {
  const lake = await startLake()
  onTestFinished(() => lake.close())
  const client = lakeClient(lake).withConfig({ maxRetries: 0 })
  const transaction = client.transaction()
  for (const document of await sampleDocuments()) transaction.create(document)
  await transaction.commit()
  return { lake, client, read: () => readFrom(lake.url) }
}

async function sampleDocuments(): Promise<Document[]> {
  const files = (await readdir(sampleData)).filter((name) => name.endsWith('.ndjson'))
  const texts = await Promise.all(files.map((name) => readFile(join(sampleData, name), 'utf8')))
  return texts
    .flatMap((text) => text.split('\n').filter(Boolean))
    .map((line) => withoutPictures(JSON.parse(line)) as Document)
}

function withoutPictures(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isPicture(item)).map(withoutPictures)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (isPicture(item) ? [] : [[key, withoutPictures(item)]])),
  )
}

function isPicture(value: unknown): boolean {
  return value !== null && typeof value === 'object' && '_sanityAsset' in value
}

/** Reads and validates the dataset at an address as a build does. */
export async function readFrom(apiHost: string) {
  return await readDataset(
    createDatasetClient(environmentFor(apiHost).dataset),
    documentTypes,
    new Date(buildTime),
  )
}

function environmentFor(apiHost: string, cacheDir = '.cache/none'): Environment {
  return parseEnvironment({ SANITY_API_HOST: apiHost, CACHE_DIR: cacheDir, BUILD_TIME: buildTime })
}

/** Runs the loaders against the dataset at an address, as Astro does, and returns what they stored and reported. */
export async function loadFrom(apiHost: string) {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hirep-content-'))
  onTestFinished(() => rm(cacheDir, { recursive: true }))
  const loaders = sanityLoaders(documentTypes, environmentFor(apiHost, cacheDir))
  const stores = new Map<string, Map<string, { data: Record<string, unknown>; digest: string }>>()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const load = async () => {
    await Promise.all(
      Object.entries(loaders).map(async ([name, loader]) => {
        const entries = stores.get(name) ?? new Map()
        stores.set(name, entries)
        const store = {
          keys: () => [...entries.keys()],
          set: (entry: { id: string; data: Record<string, unknown>; digest: string }) =>
            entries.set(entry.id, entry),
          delete: (id: string) => entries.delete(id),
        }
        if (!('load' in loader)) throw new Error(`The loader of ${name} doesn't load`)
        await loader.load({ store, logger } as unknown as LoaderContext)
      }),
    )
  }
  return {
    cacheDir,
    load,
    entry: (name: keyof typeof documentTypes, id: string) => stores.get(name)?.get(id),
    warnings: () => logger.warn.mock.calls.map(([message]) => String(message)),
    report: async () =>
      (JSON.parse(await readFile(reportFile(cacheDir), 'utf8')) as { problems: Problem[] }).problems,
  }
}

/** The error that a call ends in; fails when it succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  )
  if (error === undefined) throw new Error('Expected an error')
  return error
}

/** The problems of a reading that are faults, in words; what waits for its publishing time is none. */
export function faults(problems: readonly Problem[]): string[] {
  return problems.filter(({ consequence }) => consequence !== 'held back').map(formatProblem)
}

/**
 * A server that answers every request by one function, in place of a dataset that is unwell.
 *
 * @param atEnd the test's own `onTestFinished`, where tests run at the same time
 */
export async function stubServer(
  answer: (response: ServerResponse, request: IncomingMessage, count: number) => void,
  atEnd: typeof onTestFinished = onTestFinished,
) {
  let count = 0
  const server = createServer((request, response) => {
    request.resume()
    answer(response, request, ++count)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  atEnd(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => count, close }
}
