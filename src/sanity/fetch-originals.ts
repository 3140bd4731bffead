import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Environment } from '../site/environment.ts'
import {
  cropArea,
  originalOf,
  originalsDirectory,
  parseAssetId,
  type PictureSource,
  pictureUrl,
} from './originals.ts'
import { DatasetError } from './problems.ts'

/**
 * Brings every picture's file into the folder of originals, each once ever.
 *
 * @returns the ids of assets that the dataset no longer has
 * @throws DatasetError where the host can't be reached or answers with an error, after retries
 */
export async function fetchOriginals(
  pictures: readonly PictureSource[],
  settings: Environment['dataset'],
  cacheDir: string,
): Promise<ReadonlySet<string>> {
  const directory = originalsDirectory(cacheDir)
  await mkdir(directory, { recursive: true })
  const byFile = new Map(pictures.map((picture) => [originalOf(picture).fileName, picture]))
  const missing = new Set<string>()
  const queue = [...byFile]
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [fileName, picture] = next
        const path = join(directory, fileName)
        if (await exists(path)) continue
        const bytes = await download(`${pictureUrl({ asset: picture.asset }, settings)}?dlRaw=true`)
        if (bytes) await keep(path, picture, bytes)
        else missing.add(picture.asset._ref)
      }
    }),
  )
  return missing
}

async function keep(path: string, picture: PictureSource, bytes: Uint8Array): Promise<void> {
  const { extension, ...size } = parseAssetId(picture.asset._ref)
  const area = picture.crop && cropArea(picture.crop, size)
  // A camera says how it was held, and the id, the crop and everything that makes renditions go by the picture as seen.
  const image = sharp(bytes).autoOrient()
  const { width, height } = (await image.metadata()).autoOrient
  if (extension !== 'svg' && (width !== size.width || height !== size.height)) {
    throw new DatasetError(
      `The picture ${picture.asset._ref} arrived damaged: ${width}×${height} pixels. Build again`,
    )
  }
  const made = area
    ? await image.extract(area).toBuffer()
    : extension === 'svg'
      ? await image.png().toBuffer()
      : bytes
  // Written aside and renamed: a build that is killed leaves no half picture under the name that the next one trusts.
  const aside = `${path}.${process.pid}.part`
  await writeFile(aside, made)
  await rename(aside, path)
}

const attempts = 4

/** @returns the bytes, or undefined where the host says that there is no such file */
async function download(url: string): Promise<Uint8Array | undefined> {
  let reason = ''
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000) })
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      if (response.status === 404 || response.status === 410) return undefined
      reason = `the host answered ${response.status}`
      if (response.status !== 429 && response.status < 500) break
    } catch (error) {
      reason = error instanceof Error ? String(error.cause ?? error.message) : String(error)
    }
    if (attempt < attempts) await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt))
  }
  throw new DatasetError(`Could not read the picture ${url}: ${reason}. Nothing was published; build again`)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
