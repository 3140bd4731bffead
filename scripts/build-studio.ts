import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ExpectedError } from './expected-error.ts'
import { root } from './paths.ts'

/** Where Studio's sources are; Sanity's command line works from there. */
export const studioFolder = join(root, 'studio')

/** What is compiled into a Studio; see studio/environment.ts. */
export interface StudioEnvironment {
  readonly SANITY_STUDIO_PROJECT_ID?: string
  readonly SANITY_STUDIO_DATASET?: string
  readonly SANITY_STUDIO_API_HOST?: string
  readonly SANITY_STUDIO_PREVIEW_URL?: string
}

/**
 * Builds Studio with Sanity's own command, offline. Variables of the caller's environment that begin with SANITY_ don't
 * reach it: what is compiled in stands in `variables` alone.
 *
 * @param folder where the built files go
 * @throws ExpectedError with what the command printed
 */
export async function buildStudio(variables: StudioEnvironment, folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin/sanity'), 'build', folder, '--yes'], {
    cwd: studioFolder,
    env: { ...studioBaseEnvironment(), ...variables, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new ExpectedError(`Studio could not be built:\n${output}`)
}

/** The environment of Sanity's command line: the caller's, without other settings of a dataset and without telemetry. */
export function studioBaseEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SANITY_'))
  return { ...Object.fromEntries(inherited), DO_NOT_TRACK: '1', CI: '1' }
}
