import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from './digest.ts'

const directoryOf = (cacheDir: string) => join(cacheDir, 'bodies')

/**
 * Keeps bodies beside the content store, a file each named by its digest, and removes those of earlier builds that no
 * entry has any more. The store itself is one string in memory: with bodies in it, it would outgrow the engine's limit.
 *
 * @returns the digest of each body, in the order given
 */
export async function writeBodies(bodies: readonly unknown[], cacheDir: string): Promise<string[]> {
  const directory = directoryOf(cacheDir)
  await mkdir(directory, { recursive: true })
  const present = new Set(await readdir(directory))
  const digests: string[] = []
  for (const body of bodies) {
    const digest = digestOf(body)
    digests.push(digest)
    const file = `${digest}.json`
    if (present.has(file)) continue
    await writeFile(join(directory, `${file}.part`), JSON.stringify(body))
    await rename(join(directory, `${file}.part`), join(directory, file))
    present.add(file)
  }
  const kept = new Set(digests.map((digest) => `${digest}.json`))
  await Promise.all([...present].filter((file) => !kept.has(file)).map((file) => rm(join(directory, file))))
  return digests
}

/** The body with this digest, as its model's output had it when it was written. */
export async function readBody<Body>(digest: string, cacheDir: string): Promise<Body> {
  return JSON.parse(await readFile(join(directoryOf(cacheDir), `${digest}.json`), 'utf8')) as Body
}
