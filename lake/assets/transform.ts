import sharp, { type Sharp } from 'sharp'
import { httpError } from '../http/errors.ts'
import { MAX_INPUT_PIXELS } from './image-metadata.ts'

/** The way a picture fills the size that is asked for, as Sanity's image pipeline names them. */
const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'] as const
type Fit = (typeof FITS)[number]

const FORMATS = ['jpg', 'pjpg', 'png', 'webp', 'avif'] as const
type Format = (typeof FORMATS)[number]

const CROPS = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const
type Crop = (typeof CROPS)[number] | `${'top' | 'bottom'},${'left' | 'right'}`

/** A part of the original, in its pixels. */
interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

interface Transform {
  rect?: Rectangle
  /** In pixels of the result, `dpr` included. */
  width?: number
  height?: number
  fit: Fit
  crop: Crop
  /** 0 to 1 from the left and from the top. */
  focus: { x: number; y: number }
  /** Six or eight hexadecimal digits; undefined for transparent, or white where the format knows no transparency. */
  background?: string
  format?: Format
  /** 0 to 100. */
  quality: number
}

const DEFAULT_QUALITY = 75
/** In pixels a side: what the hosted pipeline makes at most. */
const MAX_SIDE = 8192

/** What the hosted pipeline also does; refused rather than left out. */
const UNSUPPORTED = [
  ...['blur', 'sharp', 'sat', 'invert', 'pad', 'flip', 'or', 'frame', 'min-w', 'min-h', 'max-w', 'max-h'],
  ...['border', 'mask', 'con', 'trim', 'colorquant'],
]

function number(search: URLSearchParams, name: string, low: number, high: number): number | undefined {
  const text = search.get(name)
  if (text === null) return undefined
  const value = Number(text)
  if (text === '' || !Number.isFinite(value) || value < low || value > high) {
    throw httpError(400, `Image parameter "${name}" must be a number from ${low} to ${high}, got "${text}"`)
  }
  return value
}

function oneOf<T extends string>(search: URLSearchParams, name: string, values: readonly T[]): T | undefined {
  const text = search.get(name)
  if (text === null) return undefined
  const value = values.find((candidate) => candidate === text)
  if (!value) {
    throw httpError(400, `Image parameter "${name}" must be one of ${values.join(', ')}, got "${text}"`)
  }
  return value
}

function parseRectangle(text: string): Rectangle {
  const [left, top, width, height, ...rest] = text.split(',').map(Number)
  const valid = [left, top, width, height].every((value) => Number.isFinite(value) && (value as number) >= 0)
  if (!valid || rest.length > 0 || !width || !height) {
    throw httpError(400, `Image parameter "rect" must be left,top,width,height in pixels, got "${text}"`)
  }
  return {
    left: Math.round(left as number),
    top: Math.round(top as number),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  }
}

function parseBackground(text: string): string {
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) {
    throw httpError(400, `Image parameter "bg" must be 3, 4, 6 or 8 hexadecimal digits, got "${text}"`)
  }
  const digits = text.length < 6 ? [...text].map((digit) => digit + digit).join('') : text
  // Sanity writes the alpha channel first, CSS and sharp write it last.
  return digits.length === 8 ? digits.slice(2) + digits.slice(0, 2) : digits
}

/**
 * Reads the transformation from an image URL's query string.
 * @param accept the request's `Accept`, which `auto=format` goes by
 * @returns undefined when the original is asked for
 * @throws 400 for a value out of range and for what the lake cannot do, each by name
 */
export function parseTransform(search: URLSearchParams, accept: string): Transform | undefined {
  for (const name of UNSUPPORTED) {
    if (search.has(name)) throw httpError(400, `Image parameter "${name}" is not supported by the local lake`)
  }
  const auto = oneOf(search, 'auto', ['format'])
  const format = oneOf(search, 'fm', FORMATS) ?? (auto && /image\/webp/.test(accept) ? 'webp' : undefined)
  const rect = search.get('rect')
  const width = number(search, 'w', 1, MAX_SIDE)
  const height = number(search, 'h', 1, MAX_SIDE)
  const quality = number(search, 'q', 0, 100)
  const background = search.get('bg')
  const scale = number(search, 'dpr', 1, 3) ?? 1
  const scaled = (side: number): number => Math.min(MAX_SIDE, Math.max(1, Math.round(side * scale)))
  const crop = oneOf(search, 'crop', [
    ...CROPS,
    ...(['top,left', 'top,right', 'bottom,left', 'bottom,right'] as const),
  ])
  const fit = oneOf(search, 'fit', FITS)
  const focus = { x: number(search, 'fp-x', 0, 1) ?? 0.5, y: number(search, 'fp-y', 0, 1) ?? 0.5 }
  if (!format && rect === null && !width && !height && quality === undefined) return undefined
  return {
    ...(rect === null ? {} : { rect: parseRectangle(rect) }),
    ...(width === undefined ? {} : { width: scaled(width) }),
    ...(height === undefined ? {} : { height: scaled(height) }),
    fit: fit ?? 'clip',
    crop: crop ?? 'center',
    focus,
    ...(background === null ? {} : { background: parseBackground(background) }),
    ...(format ? { format } : {}),
    quality: quality ?? DEFAULT_QUALITY,
  }
}

interface Size {
  width: number
  height: number
}

/** The size that fits into the box, by the picture's own proportions. */
function inside(picture: Size, box: Partial<Size>, enlarge: boolean): Size {
  const ratios = [(box.width ?? Infinity) / picture.width, (box.height ?? Infinity) / picture.height]
  const ratio = Math.min(...ratios, enlarge ? Infinity : 1)
  return round({ width: picture.width * ratio, height: picture.height * ratio })
}

function round({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}

/** The part of the picture that keeps the target's proportions and lies where `crop` says. */
function cropRectangle(picture: Size, target: Size, { crop, focus }: Transform): Rectangle {
  const ratio = Math.min(picture.width / target.width, picture.height / target.height)
  const part = round({ width: target.width * ratio, height: target.height * ratio })
  const center = crop === 'focalpoint' ? focus : { x: 0.5, y: 0.5 }
  const places = crop.split(',')
  if (places.includes('left')) center.x = 0
  if (places.includes('right')) center.x = 1
  if (places.includes('top')) center.y = 0
  if (places.includes('bottom')) center.y = 1
  const start = (whole: number, length: number, at: number): number =>
    Math.round(Math.min(Math.max(whole * at - length / 2, 0), whole - length))
  return {
    left: start(picture.width, part.width, center.x),
    top: start(picture.height, part.height, center.y),
    ...part,
  }
}

function resize(image: Sharp, picture: Size, transform: Transform): Sharp {
  const { width, height, fit, crop, background } = transform
  if (!width && !height) return image
  const box = { ...(width ? { width } : {}), ...(height ? { height } : {}) }
  if (!width || !height)
    return exact(image, inside(picture, box, fit !== 'max' && fit !== 'min' && fit !== 'fillmax'))
  const target = { width, height }
  switch (fit) {
    case 'clip':
      return exact(image, inside(picture, target, true))
    case 'max':
      return exact(image, inside(picture, target, false))
    case 'scale':
      return exact(image, target)
    case 'crop':
      if (crop === 'entropy') return image.resize({ ...target, fit: 'cover', position: 'entropy' })
      return exact(image.extract(cropRectangle(picture, target, transform)), target)
    case 'min': {
      // The proportions of the target, never larger than the picture has pixels.
      const part = cropRectangle(picture, target, transform)
      return exact(image.extract(part), part.width < width ? part : target)
    }
    case 'fill':
    case 'fillmax': {
      const size = inside(picture, target, fit === 'fill')
      const left = Math.floor((width - size.width) / 2)
      const top = Math.floor((height - size.height) / 2)
      return exact(image, size).extend({
        left,
        top,
        right: width - size.width - left,
        bottom: height - size.height - top,
        background: background ? `#${background}` : { r: 255, g: 255, b: 255, alpha: 0 },
      })
    }
  }
}

function exact(image: Sharp, size: Size): Sharp {
  return image.resize({ width: size.width, height: size.height, fit: 'fill' })
}

const MIME_TYPES: Record<Format, string> = {
  jpg: 'image/jpeg',
  pjpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

function formatOf(mimeType: string): Format {
  const known = (Object.keys(MIME_TYPES) as Format[]).find((format) => MIME_TYPES[format] === mimeType)
  return known ?? 'png'
}

function encode(image: Sharp, format: Format, { quality, background }: Transform): Sharp {
  const sharpQuality = Math.max(1, Math.round(quality))
  switch (format) {
    case 'jpg':
    case 'pjpg':
      return image
        .flatten({ background: background ? `#${background}` : '#ffffff' })
        .jpeg({ quality: sharpQuality, progressive: format === 'pjpg' })
    case 'png':
      return image.png()
    case 'webp':
      return image.webp({ quality: sharpQuality })
    case 'avif':
      return image.avif({ quality: sharpQuality, effort: 2 })
  }
}

/**
 * Makes the picture that a URL asks for. Of an animation only the first frame is taken.
 * @param mimeType of the original, which the result keeps where no format is asked for
 * @throws 400 when `rect` does not lie within the picture
 */
export async function transformImage(
  bytes: Uint8Array,
  mimeType: string,
  transform: Transform,
): Promise<{ bytes: Buffer; mimeType: string }> {
  // Oriented first and in one step of its own: sharp would apply `rect` before the orientation otherwise.
  const source = sharp(bytes, { limitInputPixels: MAX_INPUT_PIXELS })
  const { autoOrient, orientation } = await source.metadata()
  let picture: Size = { width: autoOrient.width, height: autoOrient.height }
  let image =
    orientation !== undefined && orientation > 1
      ? sharp(await source.autoOrient().png({ compressionLevel: 0 }).toBuffer())
      : source
  const { rect } = transform
  if (rect) {
    const width = Math.min(rect.width, picture.width - rect.left)
    const height = Math.min(rect.height, picture.height - rect.top)
    if (width < 1 || height < 1) {
      throw httpError(
        400,
        `Image parameter "rect" lies outside the ${picture.width}x${picture.height} picture`,
      )
    }
    const part = { left: rect.left, top: rect.top, width, height }
    // Likewise: a second extract on one pipeline would replace the first.
    image = sharp(await image.extract(part).png({ compressionLevel: 0 }).toBuffer())
    picture = { width, height }
  }
  const format = transform.format ?? formatOf(mimeType)
  const result = encode(resize(image, picture, transform), format, transform)
  return { bytes: await result.toBuffer(), mimeType: MIME_TYPES[format] }
}
