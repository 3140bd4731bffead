import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { fetchOriginals } from '../../src/sanity/fetch-originals.ts'
import { originalOf, originalsDirectory, type PictureSource, pictureUrl } from '../../src/sanity/originals.ts'
import { pictureFormats } from '../picture-formats.ts'
import { picture } from '../../studio/schemas/objects/picture.ts'
import { parseEnvironment } from '../../src/site/environment.ts'

let lake: RunningLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.close())

/** 80 × 60 pixels: red and green above, blue and white below. */
function quarters() {
  const quarter = (background: string, left: number, top: number) => ({
    input: { create: { width: 40, height: 30, channels: 3 as const, background } },
    left,
    top,
  })
  return sharp({ create: { width: 80, height: 60, channels: 3, background: '#f00' } }).composite([
    quarter('#0f0', 40, 0),
    quarter('#00f', 0, 30),
    quarter('#fff', 40, 30),
  ])
}

const lowerRight = { left: 0.5, right: 0, top: 0.5, bottom: 0 }

/** The picture's file as the build keeps it, and the part that preview and Studio show, which the lake makes. */
async function bothOf(bytes: Buffer, crop?: PictureSource['crop']) {
  const cacheDir = await mkdtemp(join(tmpdir(), 'hirep-pictures-'))
  onTestFinished(() => rm(cacheDir, { recursive: true }))
  const { dataset: settings } = parseEnvironment({ SANITY_API_HOST: lake.url })
  const { _id } = await lakeClient(lake).assets.upload('image', bytes)
  const picture = { asset: { _ref: _id }, crop }
  await fetchOriginals([picture], settings, cacheDir)
  const original = originalOf(picture)
  const shown = new URL(pictureUrl(picture, settings))
  shown.searchParams.set('fm', 'png')
  return {
    original,
    // As Astro's pipeline reads it: oriented as the file says.
    kept: sharp(
      await sharp(join(originalsDirectory(cacheDir), original.fileName))
        .autoOrient()
        .toBuffer(),
    ),
    shown: sharp(Buffer.from(await (await fetch(shown)).arrayBuffer())),
  }
}

/** The colours in the middles of the picture's quarters, of those that have each channel full or empty. */
async function coloursOf(picture: Sharp): Promise<string[]> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const middles = [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) => [x, y] as const))
  return middles.map(([x, y]) => {
    const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
    return [...data.subarray(start, start + 3)].map((channel) => (channel > 127 ? 'f' : '0')).join('')
  })
}

describe('a photograph that a camera turned is kept as the preview and Studio show it', () => {
  const orientations = [1, 2, 3, 4, 5, 6, 7, 8]

  test.each(orientations)('whole, by its orientation %i', async (orientation) => {
    const { original, kept, shown } = await bothOf(
      await quarters().withMetadata({ orientation }).jpeg().toBuffer(),
    )
    const { width, height } = await kept.metadata()
    expect([width, height]).toEqual([original.width, original.height])
    expect([width, height]).toEqual(orientation > 4 ? [60, 80] : [80, 60])
    expect(await coloursOf(kept)).toEqual(await coloursOf(shown))
  })

  test.each(orientations)('cropped, by its orientation %i', async (orientation) => {
    const bytes = await quarters().withMetadata({ orientation }).jpeg().toBuffer()
    const seen = await coloursOf(sharp(await sharp(bytes).autoOrient().png().toBuffer()))
    const { original, kept, shown } = await bothOf(bytes, lowerRight)
    const { width, height } = await kept.metadata()
    expect([width, height]).toEqual([original.width, original.height])
    expect(await coloursOf(kept)).toEqual(Array(4).fill(seen[3]))
    expect(await coloursOf(shown)).toEqual(Array(4).fill(seen[3]))
  })
})

describe('a picture is kept in the format and the size that its pages are told of', () => {
  test.each(Object.entries(pictureFormats))('%s', async (_, make) => {
    for (const crop of [undefined, lowerRight]) {
      const { original, kept } = await bothOf(await make(quarters()), crop)
      const { width, height, format, compression } = await kept.metadata()
      expect([width, height]).toEqual([original.width, original.height])
      expect(compression === 'av1' ? 'avif' : format).toBe(original.format.replace('jpg', 'jpeg'))
    }
  })

  test('for each that Studio offers to take', () => {
    const { accept } = (picture as { options: { accept: string } }).options
    expect(Object.keys(pictureFormats).sort()).toEqual(accept.split(',').sort())
  })
})
