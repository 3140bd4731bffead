import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ExpectedError } from './expected-error.ts'
import { root } from './paths.ts'
import { checkPort } from './port.ts'

/** Where the preview server is built, unless told otherwise. */
export const previewDist = join(root, 'dist.preview')

export interface PreviewServer {
  /** `http://127.0.0.1:4322`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Builds the preview server in a process of its own: Astro's settings for it are not those of the site.
 *
 * @throws ExpectedError with what the build said
 */
export async function buildPreview(folder: string = previewDist): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'scripts/build-preview.ts')], {
    cwd: root,
    env: { ...process.env, OUT_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = outputOf(child)
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new ExpectedError(`The preview could not be built:\n${output()}`)
}

/**
 * Starts the built preview server on this machine's own address, as a host would start it.
 *
 * @param variables added to the environment of this process: the dataset and the origins of Studio
 * @param onEnd called when it ends before it is closed, with what it printed
 * @throws ExpectedError where the port is taken, or with what the server said where it ends at once
 */
export async function startPreviewServer(
  port: number,
  variables: Readonly<Record<string, string>>,
  { folder = previewDist, onEnd }: { folder?: string; onEnd?: (error: Error) => void } = {},
): Promise<PreviewServer> {
  await checkPort(port, 'the preview', 'PREVIEW_PORT')
  const child = spawn(process.execPath, [join(folder, 'server/entry.mjs')], {
    cwd: root,
    env: { ...process.env, ...variables, HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = outputOf(child, (text) => process.stderr.write(text))
  // However this process ends, the preview does not outlive it.
  const kill = (): unknown => child.kill()
  process.once('exit', kill)
  let closing = false
  child.once('close', () => {
    process.off('exit', kill)
    if (!closing) onEnd?.(new ExpectedError(`The preview ended:\n${output()}`))
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new ExpectedError(`The preview could not be started:\n${output()}`)
    }
  }
  return {
    url,
    close: async () => {
      closing = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, 'close')
    },
  }
}

function outputOf(child: ChildProcess, onError?: (text: string) => void): () => string {
  let output = ''
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    onError?.(chunk.toString())
  })
  return () => output.trim()
}

/** Whether a server listens there; waits a little where none does. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/robots.txt`, { signal: AbortSignal.timeout(2000) })
    return true
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return false
  }
}
