import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ExpectedError } from './expected-error.ts'

const heartbeat = 10_000
/** In milliseconds. A holder that has not shown a sign of life for so long is gone, even if its process id is in use. */
const staleAfter = 60_000

/** Thrown where another process builds; it will end, so the same may succeed later. */
export class BusyError extends ExpectedError {}

/**
 * Takes a lock that one process at a time may hold. What a killed process left behind doesn't count.
 *
 * @returns what gives the lock back
 * @throws BusyError where another process holds it
 */
export async function takeLock(file: string, purpose: string): Promise<() => Promise<void>> {
  await mkdir(dirname(file), { recursive: true })
  const mine = `${file}.${randomUUID()}`
  await writeFile(mine, String(process.pid))
  try {
    // A link is made or refused in one step, so two processes can't both believe that they made it.
    for (let attempt = 1; !(await linked(mine, file)); attempt++) {
      if (attempt === 3 || !(await isStale(file))) {
        throw new BusyError(
          `${purpose} is running already (process ${await holderOf(file)}). Wait until it has ended`,
        )
      }
      await removeStale(file)
    }
  } finally {
    await rm(mine, { force: true })
  }
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), heartbeat)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await rm(file, { force: true })
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file)
    return Date.now() - mtimeMs > staleAfter || !isAlive(Number(await holderOf(file)))
  } catch {
    return true
  }
}

/** Moved away under a name of its own first: of two processes that find the lock stale, only one takes it away. */
async function removeStale(file: string): Promise<void> {
  const away = `${file}.${randomUUID()}`
  await rename(file, away).catch(() => undefined)
  await rm(away, { force: true })
}

async function holderOf(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch(() => 'unknown')
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
