import { join } from 'node:path'
import type { Environment } from '../site/environment.ts'
import { pictureAssetPattern } from '../site/rules.ts'

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
  const format = formatOf(extension)
  return {
    fileName: `${sha1}${suffix}.${format}`,
    width: area?.width ?? size.width,
    height: area?.height ?? size.height,
    format,
  }
}

function formatOf(extension: ReturnType<typeof parseAssetId>['extension']): Original['format'] {
  if (extension === 'svg') return 'png'
  return extension === 'tif' ? 'tiff' : extension
}

/** What the id of an image asset says of its file. */
export function parseAssetId(id: string) {
  const [, sha1, width, height, extension] = pictureAssetPattern.exec(id) ?? []
  if (sha1 === undefined) throw new Error(`“${id}” is not the id of an image asset`)
  return {
    sha1,
    width: Number(width),
    height: Number(height),
    extension: extension as Original['format'] | 'svg' | 'tif',
  }
}

/** The part of a picture that its crop leaves, in pixels; undefined where that is all of it. */
export function cropArea(crop: Crop, size: { width: number; height: number }) {
  const left = Math.round(crop.left * size.width)
  const top = Math.round(crop.top * size.height)
  const width = Math.max(1, Math.round(size.width * (1 - crop.right)) - left)
  const height = Math.max(1, Math.round(size.height * (1 - crop.bottom)) - top)
  return width === size.width && height === size.height ? undefined : { left, top, width, height }
}

/** The origin that a dataset's pictures are served from. */
export function pictureOrigin({ apiHost }: Environment['dataset']): string {
  return apiHost ?? 'https://cdn.sanity.io'
}

/** Where the dataset's host serves a picture, whole or the part that its crop leaves. */
export function pictureUrl({ asset, crop }: PictureSource, settings: Environment['dataset']): string {
  const { sha1, extension, ...size } = parseAssetId(asset._ref)
  const { projectId, dataset } = settings
  const area = crop && cropArea(crop, size)
  const file = `${sha1}-${size.width}x${size.height}.${extension}`
  const rect = area ? `?rect=${area.left},${area.top},${area.width},${area.height}` : ''
  return `${pictureOrigin(settings)}/images/${projectId}/${dataset}/${file}${rect}`
}
