import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { studioBaseEnvironment, type StudioEnvironment, studioFolder } from './build-studio.ts'
import type { DevServer } from './dev-site.ts'
import { ExpectedError } from './expected-error.ts'
import { root } from './paths.ts'
import { checkPort } from './port.ts'

/** In milliseconds. Bundling Studio's dependencies for the first time takes about ten seconds. */
const START_TIMEOUT = 120_000

/** How many lines of what the command printed are shown when it fails. */
const LINES_SHOWN = 20

/**
 * Serves Studio in development by Sanity's own command, in a process of its own.
 *
 * @param onEnd called when it ends before it is closed, with what it printed last
 * @throws ExpectedError where the port is taken or the command fails
 */
export async function startDevStudio(
  variables: StudioEnvironment,
  port: number,
  onEnd: (error: Error) => void,
): Promise<DevServer> {
  await checkPort(port, 'Studio', 'STUDIO_PORT')
  const args = ['dev', '--host', '127.0.0.1', '--port', String(port), '--no-load-in-dashboard']
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin/sanity'), ...args], {
    cwd: studioFolder,
    env: { ...studioBaseEnvironment(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // However this process ends, Studio does not outlive it.
  const kill = (): unknown => child.kill()
  process.once('exit', kill)
  child.once('close', () => process.off('exit', kill))
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n')))
  }
  const url = `http://127.0.0.1:${port}`
  let closing = false
  const ended = once(child, 'close').then(() => {
    const error = new ExpectedError(`Studio ended:\n${lines.slice(-LINES_SHOWN).join('\n')}`)
    if (!closing) onEnd(error)
    return error
  })
  const close = async (): Promise<void> => {
    closing = true
    await stop(child)
  }
  const failure = await Promise.race([ended, untilServed(url)])
  if (failure) {
    await close()
    throw failure
  }
  return { url, close }
}

async function untilServed(url: string): Promise<Error | undefined> {
  const deadline = Date.now() + START_TIMEOUT
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return undefined
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return new ExpectedError(`Studio did not answer at ${url} within ${START_TIMEOUT / 1000} seconds`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(impatience)
}
