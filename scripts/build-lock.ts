import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ExpectedError } from './expected-error.ts'

/** Thrown where another process builds; it will end, so the same may succeed later. */
export class BusyError extends ExpectedError {}

/** SQLite's own number for a file that another connection has locked. */
const SQLITE_BUSY = 5

/** The lock of a cache folder, which one build at a time may use. */
export function lockOf(cacheDir: string): string {
  return join(cacheDir, 'build-lock.sqlite')
}

/**
 * Takes a lock that one process at a time may hold. SQLite has the system keep it, which gives it back when the process
 * ends, killed or not: no file that stays behind has to be judged.
 *
 * @returns what gives the lock back
 * @throws BusyError where another process holds it
 */
export async function takeLock(file: string, purpose: string): Promise<() => void> {
  await mkdir(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new BusyError(`${purpose} is running already. Wait until it has ended`, { cause: error })
  }
  return () => database.close()
}
