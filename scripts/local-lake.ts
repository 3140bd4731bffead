import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunningLake, startLake } from '../lake/server.ts'
import { forgetHistory } from '../lake/store/forget-history.ts'
import { ExpectedError } from './expected-error.ts'
import { localData, sampleData } from './paths.ts'
import { lakeClient, seed } from './seed.ts'

/** The project id that the site and Studio use where no other is set. */
const projectId = 'local'
const dataset = 'production'

const preferredPort = 3900

/** The local dataset, reachable at `url` until closed. */
export interface LocalLake {
  readonly url: string
  readonly projectId: string
  readonly dataset: string
  readonly close: () => Promise<void>
}

/**
 * Starts the local lake, seeded from sample-data/ if there is no dataset yet. Where another command of this project
 * serves it already, that one is used: an editor may have Studio open while the site is built.
 */
export async function openLocalLake(log: (line: string) => void = console.log): Promise<LocalLake> {
  const shared = await lakeOfAnotherCommand()
  if (shared) return shared
  await removeStaleAddress()
  if (!existsSync(fileOf(localData))) {
    const count = await seedFolder(localData)
    log(`Seeded the local dataset in .lake/ with ${count} documents from sample-data/`)
  }
  const lake = await startOnPreferredPort()
  await writeFile(addressFile(), JSON.stringify({ url: lake.url }))
  return {
    ...lake,
    close: async () => {
      await removeStaleAddress()
      await lake.close()
    },
  }
}

/**
 * Makes the local dataset anew from sample-data/. The one that was there is kept beside it until the next time.
 *
 * @returns the number of documents, and where the old dataset is, if there was one
 */
export async function resetLocalLake(): Promise<{ count: number; kept: string | undefined }> {
  if (await lakeOfAnotherCommand()) {
    throw new ExpectedError(
      'Another command is serving the local dataset. Stop it (Ctrl+C) and run `npm run reset` again',
    )
  }
  await removeStaleAddress()
  const file = fileOf(localData)
  const kept = existsSync(file) ? `${file}.before-reset` : undefined
  if (kept) {
    // Opened and closed, so that what a killed process left in SQLite's log goes into the file that is kept.
    const lake = await startLake({ data: localData, projectId, dataset })
    await lake.close()
  }
  return { count: await seedFolder(localData, kept), kept }
}

/**
 * Seeds a dataset in `folder`: it is filled aside and moved in when finished, so it is there whole or not at all.
 *
 * @returns the number of documents
 */
export async function seedFolder(folder: string, keepOldAs?: string): Promise<number> {
  const aside = join(folder, `seeding-${process.pid}`)
  await mkdir(aside, { recursive: true })
  try {
    const lake = await startLake({ data: aside, projectId, dataset })
    const count = await seed(lakeClient(lake), sampleData).finally(() => lake.close())
    forgetHistory(aside, dataset)
    if (keepOldAs) await rename(fileOf(folder), keepOldAs)
    await rename(fileOf(aside), fileOf(folder))
    return count
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function startOnPreferredPort(): Promise<RunningLake> {
  const options = { data: localData, projectId, dataset }
  try {
    return await startLake({ ...options, port: preferredPort })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      return await startLake({ ...options, port: 0 })
    throw error instanceof Error ? new ExpectedError(error.message, { cause: error }) : error
  }
}

/** The lake that another command of this project serves now, if there is one that answers. */
async function lakeOfAnotherCommand(): Promise<LocalLake | undefined> {
  try {
    const { url } = JSON.parse(await readFile(addressFile(), 'utf8')) as { url: string }
    const client = lakeClient({ url, projectId, dataset }).withConfig({ maxRetries: 0, timeout: 5000 })
    await client.fetch('count(*)')
    return { url, projectId, dataset, close: () => Promise.resolve() }
  } catch {
    return undefined
  }
}

function removeStaleAddress(): Promise<void> {
  return rm(addressFile(), { force: true })
}

function addressFile(): string {
  return join(localData, 'address.json')
}

function fileOf(folder: string): string {
  return join(folder, `${dataset}.sqlite`)
}
