import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildResult } from '../publish/publisher.ts'
import { type BuildOutcome, resultFile } from './build-report.ts'
import { root } from './paths.ts'

/** In milliseconds, for a build that is asked to end. */
const patience = 10_000

/**
 * Runs the project's own build in a process of its own: Astro reads its configuration once in a process, and a build
 * takes memory that a server had better give back. Always into the same folder, which is what Astro's cache holds for.
 *
 * @param site an absolute path
 * @param cacheDir absolute, or from the project's root
 */
export async function runPublishBuild(
  site: string,
  cacheDir: string,
  signal: AbortSignal,
): Promise<BuildResult> {
  const file = resultFile(cacheDir)
  await rm(file, { force: true })
  const { PUBLISH_SECRET: _, ...env } = process.env
  const child = spawn(process.execPath, [join(root, 'scripts/build.ts')], {
    cwd: root,
    env: { ...env, SITE_DIR: site, CACHE_DIR: cacheDir },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  const end = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), patience).unref()
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  const [status, killedBy] = await closed
  signal.removeEventListener('abort', end)

  const outcome = await readOutcome(file)
  if (status === 0 && outcome?.ok) return { ok: true, site, pages: outcome.pages, problems: outcome.problems }
  if (outcome && !outcome.ok && status !== null) {
    const { message, problems, transient } = outcome
    return { ok: false, message, problems, transient }
  }
  return {
    ok: false,
    message: `The build ended with ${killedBy ?? status} and did not say why`,
    problems: [],
    // Killed for want of memory, it may succeed later; otherwise it would only fail again.
    transient: killedBy !== null,
  }
}

async function readOutcome(file: string): Promise<BuildOutcome | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as BuildOutcome
  } catch {
    return undefined
  }
}
