import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startLake } from '../lake/server.ts'
import { temporaryFolder } from './sample-site.ts'
import { describeError, ExpectedError, runCommand } from './expected-error.ts'
import { typesAreCurrent } from './generate-types.ts'
import { seedFolder } from './local-lake.ts'
import { root } from './paths.ts'

/** Runs every check, says what each one looked at, and ends with a line that counts them. */
const checks: Record<string, () => Promise<string>> = {
  'generated types': async () => {
    if (await typesAreCurrent())
      return 'schemas and queries yield the committed src/sanity/types.generated.ts'
    throw new ExpectedError(
      'src/sanity/types.generated.ts is stale: run `npm run types` and commit the result',
    )
  },
  types: async () => {
    await syncContentTypes()
    const output = await run('astro-check', ['--minimumSeverity', 'error'])
    return `TypeScript and templates, ${/Result \((\d+ files)\)/.exec(output)?.[1] ?? 'every file'}`
  },
  lint: async () => {
    await run('eslint', ['.', '--max-warnings', '0'])
    return 'ESLint with the import ladder and accessibility of templates, over the whole tree'
  },
  format: async () => {
    await run('prettier', ['--check', '.', '--log-level', 'warn'])
    return 'Prettier, over the whole tree'
  },
  'unused code': async () => {
    await run('knip', ['--no-progress', '--no-config-hints'])
    return 'knip: files, exports and dependencies'
  },
}

await runCommand(async () => {
  let failed = 0
  for (const [name, check] of Object.entries(checks)) {
    try {
      console.log(`✓ ${name}: ${await check()}`)
    } catch (error) {
      failed++
      console.error(`✗ ${name}\n${describeError(error)}`)
    }
  }
  console.log(`\n${Object.keys(checks).length - failed} checks passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})

/** Astro writes the types of collections when it has loaded them, which needs a dataset: a copy of the sample. */
async function syncContentTypes(): Promise<void> {
  const { folder, remove } = await temporaryFolder()
  try {
    await seedFolder(folder)
    const lake = await startLake({ data: folder })
    try {
      await run('astro', ['sync'], {
        SANITY_API_HOST: lake.url,
        CACHE_DIR: folder,
        ASTRO_TELEMETRY_DISABLED: '1',
      })
    } finally {
      await lake.close()
    }
  } finally {
    await remove()
  }
}

/** Runs a tool of the project and returns what it printed; what a failing one printed is the error. */
async function run(command: string, args: string[], variables: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin', command), ...args], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new ExpectedError(output.trim() || `${command} ended with ${status}`)
  return output
}
