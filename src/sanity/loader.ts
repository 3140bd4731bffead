import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { Environment } from '../site/environment.ts'
import { writeBodies } from './bodies.ts'
import { createDatasetClient } from './client.ts'
import { type Dataset, type DatasetEntry, readDataset } from './dataset.ts'
import { digestOf } from './digest.ts'
import type { AnyDocumentType } from './document-type.ts'
import { fetchOriginals } from './fetch-originals.ts'
import type { PictureSource } from './originals.ts'
import { ContentError, formatProblem, type Problem } from './problems.ts'

/** Where the build's report lies: what was left out or held back, and why. Studio shows it; it is never published. */
export function reportFile(cacheDir: string): string {
  return join(cacheDir, 'build-report.json')
}

/**
 * A loader for each collection. All of them share one reading of the dataset, since whether a document can be shown may
 * depend on documents of other types. Each entry's body is put beside the store: see `writeBodies`.
 */
export function sanityLoaders<Name extends string>(
  types: Record<Name, AnyDocumentType>,
  environment: Environment,
): Record<Name, Loader> {
  let reading: Promise<Dataset<Name>> | undefined
  const served = new Set<Name>()

  async function entriesOf(name: Name, logger: LoaderContext['logger']) {
    // Asked a second time for the same collection: that is a new synchronisation, which wants fresh documents.
    if (!reading || served.has(name)) {
      served.clear()
      reading = loadDataset(types, environment, logger)
    }
    served.add(name)
    return (await reading).entries[name]
  }

  const loaderOf = (name: Name): Loader => ({
    name: `sanity-${name}`,
    load: async ({ store, logger }) => {
      const entries = await entriesOf(name, logger)
      const ids = new Set(entries.map(({ id }) => id))
      for (const id of store.keys()) if (!ids.has(id)) store.delete(id)
      for (const { id, data } of entries) store.set({ id, data, digest: digestOf(data) })
    },
  })
  return Object.fromEntries((Object.keys(types) as Name[]).map((name) => [name, loaderOf(name)])) as Record<
    Name,
    Loader
  >
}

async function loadDataset<Name extends string>(
  types: Record<Name, AnyDocumentType>,
  environment: Environment,
  logger: LoaderContext['logger'],
): Promise<Dataset<Name>> {
  const { dataset: settings, buildTime, cacheDir } = environment
  await mkdir(cacheDir, { recursive: true })
  try {
    const { entries, problems } = await readDataset(createDatasetClient(settings), types, buildTime)
    const names = Object.keys(types) as Name[]
    const located = names.flatMap((name) => entries[name].map((entry) => ({ entry, type: types[name] })))
    logger.info(
      `Read ${located.length} documents (${names.map((name) => `${entries[name].length} ${name}`).join(', ')})`,
    )

    const missing = await fetchOriginals(
      picturesIn(located.map(({ entry }) => entry.data)),
      settings,
      cacheDir,
    )
    const lost = located.flatMap(({ entry, type }) => withoutPictures(entry, type.type, missing))
    await moveBodies(located, cacheDir)

    const all = [...problems, ...lost]
    await writeReport(cacheDir, all)
    for (const problem of all) {
      if (problem.consequence === 'held back') logger.info(formatProblem(problem))
      else logger.warn(formatProblem(problem))
    }
    return { entries, problems: all }
  } catch (error) {
    if (error instanceof ContentError) await writeReport(cacheDir, error.problems)
    throw error
  }
}

async function moveBodies(
  located: readonly { entry: DatasetEntry; type: AnyDocumentType }[],
  cacheDir: string,
): Promise<void> {
  const withBody = located.flatMap(({ entry, type }) =>
    type.bodyField ? [{ data: entry.data, field: type.bodyField }] : [],
  )
  const digests = await writeBodies(
    withBody.map(({ data, field }) => data[field] ?? null),
    cacheDir,
  )
  withBody.forEach(({ data, field }, index) => {
    delete data[field]
    data['bodyDigest'] = digests[index]
  })
}

function isPicture(value: unknown): value is PictureSource {
  const ref: unknown = (value as PictureSource | undefined)?.asset?._ref
  return typeof ref === 'string' && ref.startsWith('image-')
}

function picturesIn(value: unknown): PictureSource[] {
  if (value === null || typeof value !== 'object') return []
  return [...(isPicture(value) ? [value] : []), ...Object.values(value).flatMap(picturesIn)]
}

/** Takes pictures whose file is gone out of an entry, so that the rest of it can be shown; says so for each. */
function withoutPictures(
  entry: { id: string; data: Record<string, unknown> },
  documentType: string,
  missing: ReadonlySet<string>,
): Problem[] {
  const problems: Problem[] = []
  const isLost = (value: unknown) => isPicture(value) && missing.has(value.asset._ref)
  function walk(value: unknown, path: string): void {
    if (value === null || typeof value !== 'object') return
    for (const [key, item] of Object.entries(value)) {
      const field = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key
      if (!isLost(item)) {
        walk(item, field)
        continue
      }
      problems.push({
        documentId: entry.id,
        documentType,
        field,
        problem: `the picture’s file ${(item as PictureSource).asset._ref} has been deleted`,
        remedy: 'Choose another picture, or remove this one',
        consequence: 'part left out',
      })
      if (!Array.isArray(value)) delete (value as Record<string, unknown>)[key]
    }
    if (Array.isArray(value)) value.splice(0, value.length, ...value.filter((item) => !isLost(item)))
  }
  if (missing.size > 0) walk(entry.data, '')
  return problems
}

async function writeReport(cacheDir: string, problems: readonly Problem[]): Promise<void> {
  await writeFile(reportFile(cacheDir), JSON.stringify({ problems }, null, 2) + '\n')
}
