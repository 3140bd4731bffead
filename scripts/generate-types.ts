import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { ExpectedError } from './expected-error.ts'
import { cache, root } from './paths.ts'

const studio = join(root, 'studio')

/** The committed types of schemas and query results. */
export const generatedTypes = join(root, 'src/sanity/types.generated.ts')

/**
 * Derives the types anew with Sanity's own tools, which work offline.
 *
 * @param file where to write them; over the committed ones unless given
 */
export async function generateTypes(file = generatedTypes): Promise<void> {
  await mkdir(cache, { recursive: true })
  // The tool takes even an absolute path from its own folder.
  await sanity(['schema', 'extract', '--force', '--path', relative(studio, join(cache, 'schema.json'))])
  await sanity(['typegen', 'generate'], { TYPEGEN_OUTPUT: file })
}

/** @returns whether the committed types are what the schemas and queries yield now */
export async function typesAreCurrent(): Promise<boolean> {
  const file = join(cache, 'types.generated.ts')
  await generateTypes(file)
  return (await readFile(file, 'utf8')) === (await readFile(generatedTypes, 'utf8'))
}

async function sanity(args: string[], variables: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin/sanity'), ...args], {
    cwd: studio,
    env: { ...process.env, DO_NOT_TRACK: '1', CI: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new ExpectedError(`sanity ${args.slice(0, 2).join(' ')} failed:\n${output}`)
}
