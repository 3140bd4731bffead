import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnvironment } from '../src/site/environment.ts'
import { ExpectedError } from './expected-error.ts'
import { openLocalLake } from './local-lake.ts'
import { root } from './paths.ts'

/** Takes what is not set in the environment from `.env`, if there is one. */
export function loadEnvFile(): void {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Tells whether the dataset is a lake on this machine, which everyone here may write to. */
export function isLocalDataset(): boolean {
  const { SANITY_PROJECT_ID, SANITY_API_HOST } = process.env
  if (SANITY_PROJECT_ID?.trim()) return false
  const host = SANITY_API_HOST?.trim()
  return !host || ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(host)?.hostname ?? '')
}

/**
 * Decides which dataset the site is built from and makes it reachable: the hosted one where SANITY_PROJECT_ID is set,
 * the API at SANITY_API_HOST where only that is, else the local lake. Sets the environment accordingly and checks it.
 *
 * @returns what ends the connection
 */
export async function openDataset(
  log: (line: string) => void = console.log,
): Promise<{ readonly close: () => Promise<void> }> {
  if (process.env.SANITY_PROJECT_ID?.trim() || process.env.SANITY_API_HOST?.trim()) {
    checkEnvironment()
    return { close: () => Promise.resolve() }
  }
  checkEnvironment({ SANITY_API_HOST: 'http://127.0.0.1' })
  const lake = await openLocalLake(log)
  process.env.SANITY_DATASET = lake.dataset
  process.env.SANITY_API_HOST = lake.url
  log(`Reading the local dataset at ${lake.url}`)
  return lake
}

function checkEnvironment(extra: Record<string, string> = {}): void {
  try {
    parseEnvironment({ ...process.env, ...extra })
  } catch (error) {
    throw new ExpectedError((error as Error).message, { cause: error })
  }
}
