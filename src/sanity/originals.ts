import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Environment } from '../site/environment.ts'
import { pictureAssetPattern } from '../site/rules.ts'
import { DatasetError } from './problems.ts'

/** What a picture in a document says of its file, as Sanity stores it. */
export interface PictureSource {
  readonly asset: { readonly _ref: string }
  /** The parts cut off at each edge, as fractions of the whole. */
  readonly crop?: Crop | undefined
}

export interface Crop {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** A file in the folder of originals, and its size in pixels. */
export interface Original {
  readonly fileName: string
  readonly width: number
  readonly height: number
  readonly format: 'png' | 'jpg' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff'
}

/** The folder of originals inside the cache folder. */
export function originalsDirectory(cacheDir: string): string {
  return join(cacheDir, 'originals')
}

/**
 * The file that a picture is made from: named by content and crop, so the same picture always has the same name.
 * Drawings (SVG) are kept as PNG, because they may hold scripts and the image pipeline doesn't resize them.
 *
 * @throws Error where the reference isn't the id of an image asset
 */
export function originalOf({ asset, crop }: PictureSource): Original {
  const { sha1, extension, ...size } = parseAssetId(asset._ref)
  const area = crop && cropArea(crop, size)
  const suffix = area ? `-${area.left}-${area.top}-${area.width}x${area.height}` : ''
  const format = extension === 'svg' ? 'png' : extension
  return {
    fileName: `${sha1}${suffix}.${format}`,
    width: area?.width ?? size.width,
    height: area?.height ?? size.height,
    format,
  }
}

function parseAssetId(id: string) {
  const [, sha1, width, height, extension] = pictureAssetPattern.exec(id) ?? []
  if (sha1 === undefined) throw new Error(`“${id}” is not the id of an image asset`)
  return {
    sha1,
    width: Number(width),
    height: Number(height),
    extension: extension as Original['format'] | 'svg',
  }
}

function cropArea(crop: Crop, size: { width: number; height: number }) {
  const left = Math.round(crop.left * size.width)
  const top = Math.round(crop.top * size.height)
  const width = Math.max(1, Math.round(size.width * (1 - crop.right)) - left)
  const height = Math.max(1, Math.round(size.height * (1 - crop.bottom)) - top)
  return width === size.width && height === size.height ? undefined : { left, top, width, height }
}

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
        const bytes = await download(assetUrl(picture.asset._ref, settings))
        if (bytes) await keep(path, picture, bytes)
        else missing.add(picture.asset._ref)
      }
    }),
  )
  return missing
}

function assetUrl(id: string, { apiHost, projectId, dataset }: Environment['dataset']): string {
  const { sha1, width, height, extension } = parseAssetId(id)
  const file = `${sha1}-${width}x${height}.${extension}`
  return `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}/${file}?dlRaw=true`
}

async function keep(path: string, picture: PictureSource, bytes: Uint8Array): Promise<void> {
  const { extension, ...size } = parseAssetId(picture.asset._ref)
  const area = picture.crop && cropArea(picture.crop, size)
  const image = sharp(bytes)
  const { width, height } = await image.metadata()
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
