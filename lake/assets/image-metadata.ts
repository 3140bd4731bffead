import sharp, { type Metadata } from 'sharp'
import { httpError } from '../http/errors.ts'

/** Decoding a small file must not fill the memory: 100 megapixels is more than any camera of the newsroom's. */
export const MAX_INPUT_PIXELS = 100_000_000

interface ImageFormat {
  extension: string
  mimeType: string
}

/** The picture formats that are taken, by sharp's names for them. */
const FORMATS: Record<string, ImageFormat> = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  avif: { extension: 'avif', mimeType: 'image/avif' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
}

/** Sides of the picture from which colours are taken, and width of the low-quality preview, in pixels. */
const SAMPLE_SIZE = 256
const PREVIEW_WIDTH = 20

export interface ImageDescription extends ImageFormat {
  /** In pixels, as seen: after a camera's orientation is applied. */
  width: number
  height: number
  /** As in `sanity.imageAsset`'s `metadata`. The palette has the dominant colour only. */
  metadata: Record<string, unknown>
}

/**
 * Reads what a `sanity.imageAsset` says of its picture.
 * @throws 400 for bytes that are no picture, 415 for a format that is not taken
 */
export async function describeImage(bytes: Uint8Array): Promise<ImageDescription> {
  let read: Metadata
  try {
    read = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS }).metadata()
  } catch (error) {
    throw httpError(400, `Invalid image: ${error instanceof Error ? error.message : String(error)}`)
  }
  const format = FORMATS[read.format === 'heif' && read.compression === 'av1' ? 'avif' : (read.format ?? '')]
  if (!format) throw httpError(415, `Images of the format "${read.format}" are not supported`)
  const { width, height } = read.autoOrient
  const sample = await sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS })
    .autoOrient()
    .resize(SAMPLE_SIZE, SAMPLE_SIZE, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
    .catch((error: Error) => {
      throw httpError(400, `Invalid image: ${error.message}`)
    })
  const { isOpaque, dominant } = await sharp(sample).stats()
  const hasAlpha = read.hasAlpha === true
  const preview = sharp(sample).resize(PREVIEW_WIDTH)
  const lqip = hasAlpha
    ? `data:image/png;base64,${(await preview.png().toBuffer()).toString('base64')}`
    : `data:image/jpeg;base64,${(await preview.jpeg({ quality: 60 }).toBuffer()).toString('base64')}`
  return {
    ...format,
    width,
    height,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha,
      isOpaque: isOpaque || !hasAlpha,
      lqip,
      palette: { _type: 'sanity.imagePalette', dominant: swatch(dominant) },
    },
  }
}

/** A colour, and the one of black and white that can be read on it. */
function swatch({ r, g, b }: { r: number; g: number; b: number }): Record<string, unknown> {
  const hex = [r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')
  const readable = (r * 299 + g * 587 + b * 114) / 1000 < 128 ? '#fff' : '#000'
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${hex}`,
    foreground: readable,
    title: readable,
    population: 1,
  }
}
