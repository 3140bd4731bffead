import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type RunningLake } from '../../lake/server.ts'
import { clientOf, errorOf, lakeForTest } from './support.ts'

/** 400 x 300 pixels: the left half red, the right half blue. */
async function halves(): Promise<Buffer> {
  const blue = await sharp({ create: { width: 200, height: 300, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  return await sharp({ create: { width: 400, height: 300, channels: 3, background: '#ff0000' } })
    .composite([{ input: blue, left: 200, top: 0 }])
    .removeAlpha()
    .png()
    .toBuffer()
}

interface Case {
  search: string
  width: number
  height: number
  format?: string
  mimeType?: string
  accept?: string
  /** Colours at places of the result, by x,y. */
  pixels?: Record<string, string>
}

const CASES: Case[] = [
  { search: '', width: 400, height: 300, format: 'png' },
  { search: 'w=200', width: 200, height: 150 },
  { search: 'h=150', width: 200, height: 150 },
  { search: 'w=800', width: 800, height: 600 },
  { search: 'w=800&fit=max', width: 400, height: 300 },
  { search: 'w=100&h=100', width: 100, height: 75 },
  { search: 'w=100&h=100&fit=clip', width: 100, height: 75 },
  { search: 'w=800&h=800&fit=clip', width: 800, height: 600 },
  { search: 'w=100&h=100&fit=max', width: 100, height: 75 },
  { search: 'w=800&h=800&fit=max', width: 400, height: 300 },
  {
    search: 'w=100&h=100&fit=scale',
    width: 100,
    height: 100,
    pixels: { '10,50': '#ff0000', '90,50': '#0000ff' },
  },
  {
    search: 'w=100&h=100&fit=crop',
    width: 100,
    height: 100,
    pixels: { '2,50': '#ff0000', '97,50': '#0000ff' },
  },
  { search: 'w=100&h=100&fit=crop&crop=left', width: 100, height: 100, pixels: { '55,50': '#ff0000' } },
  { search: 'w=100&h=100&fit=crop&crop=right', width: 100, height: 100, pixels: { '45,50': '#0000ff' } },
  {
    search: 'w=100&h=200&fit=crop&crop=focalpoint&fp-x=0.9&fp-y=0.5',
    width: 100,
    height: 200,
    pixels: { '5,100': '#0000ff' },
  },
  { search: 'w=100&h=100&fit=crop&crop=entropy', width: 100, height: 100 },
  { search: 'w=600&h=600&fit=crop', width: 600, height: 600 },
  { search: 'w=600&h=600&fit=min', width: 300, height: 300 },
  { search: 'w=100&h=50&fit=min', width: 100, height: 50 },
  {
    search: 'w=200&h=200&fit=fill&bg=00ff00',
    width: 200,
    height: 200,
    pixels: { '100,5': '#00ff00', '10,100': '#ff0000' },
  },
  {
    search: 'w=800&h=800&fit=fill&bg=0f0',
    width: 800,
    height: 800,
    pixels: { '400,50': '#00ff00', '430,110': '#0000ff' },
  },
  {
    search: 'w=800&h=800&fit=fillmax&bg=00ff00',
    width: 800,
    height: 800,
    pixels: { '100,400': '#00ff00', '220,400': '#ff0000' },
  },
  { search: 'rect=200,0,100,300', width: 100, height: 300, pixels: { '1,1': '#0000ff' } },
  { search: 'rect=0,0,200,200&w=50', width: 50, height: 50, pixels: { '40,40': '#ff0000' } },
  { search: 'rect=300,200,400,400', width: 100, height: 100 },
  { search: 'w=100&dpr=2', width: 200, height: 150 },
  { search: 'w=100&h=100&fit=crop&dpr=1.5', width: 150, height: 150 },
  { search: 'fm=jpg', width: 400, height: 300, format: 'jpeg', mimeType: 'image/jpeg' },
  { search: 'fm=pjpg', width: 400, height: 300, format: 'jpeg', mimeType: 'image/jpeg' },
  { search: 'fm=webp&q=40', width: 400, height: 300, format: 'webp', mimeType: 'image/webp' },
  { search: 'fm=avif&w=40', width: 40, height: 30, format: 'heif', mimeType: 'image/avif' },
  { search: 'auto=format', width: 400, height: 300, format: 'png', accept: 'image/png' },
  { search: 'auto=format&w=40', width: 40, height: 30, format: 'webp', accept: 'image/avif,image/webp,*/*' },
]

let lake: RunningLake
let url: string

beforeAll(async () => {
  lake = await startLake()
  url = (await clientOf(lake).assets.upload('image', await halves(), { filename: 'halves.png' })).url
})

afterAll(() => lake.close())

describe('a picture asked for', () => {
  test.each(CASES)('as "$search" is $width x $height', async (wanted) => {
    const response = await fetch(`${url}?${wanted.search}`, { headers: { accept: wanted.accept ?? '*/*' } })
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    const { width, height, format } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([wanted.width, wanted.height])
    if (wanted.format) expect(format).toBe(wanted.format)
    if (wanted.mimeType) expect(response.headers.get('content-type')).toBe(wanted.mimeType)
    if (wanted.search.includes('auto')) expect(response.headers.get('vary')).toContain('accept')
    if (!wanted.pixels) return
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    for (const [place, colour] of Object.entries(wanted.pixels)) {
      const [x, y] = place.split(',').map(Number) as [number, number]
      const start = (y * info.width + x) * info.channels
      expect(`#${data.subarray(start, start + 3).toString('hex')}`, `at ${place}`).toBe(colour)
    }
  })

  test.each([
    ['w=0', /"w" must be a number/],
    ['w=abc', /"w" must be a number/],
    ['h=9000', /"h" must be a number from 1 to 8192/],
    ['q=101', /"q"/],
    ['fit=stretch', /"fit" must be one of/],
    ['fm=bmp', /"fm" must be one of/],
    ['rect=1,2,3', /"rect" must be/],
    ['rect=500,0,10,10', /lies outside the 400x300 picture/],
    ['bg=red&w=1', /"bg" must be/],
    ['blur=50', /"blur" is not supported by the local lake/],
    ['flip=h', /"flip" is not supported/],
  ])('as "%s" is refused', async (search, reason) => {
    const response = await fetch(`${url}?${search}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(reason) })
  })

  test('as it is, comes byte for byte, and HEAD tells that it is there', async () => {
    const response = await fetch(url)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await halves())
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await fetch(`${url}?w=10`, { method: 'HEAD' })).status).toBe(200)
  })

  test('as a download has its name', async () => {
    const response = await fetch(`${url}?dl=${encodeURIComponent('香港.png')}`)
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E9%A6%99%E6%B8%AF.png",
    )
  })

  test('that is not there is 404', async () => {
    expect((await fetch(url.replace(/[0-9a-f]{40}/, '0'.repeat(40)))).status).toBe(404)
    expect((await fetch(url.replace('/production/', '/other/'))).status).toBe(404)
  })
})

describe('an uploaded picture', () => {
  test('is described as on the hosted API', async () => {
    const document = await clientOf(lake).assets.upload('image', await halves(), {
      filename: 'other-name.png',
    })
    expect(document._id).toMatch(/^image-[0-9a-f]{40}-400x300-png$/)
    expect(document).toMatchObject({
      _type: 'sanity.imageAsset',
      originalFilename: 'halves.png',
      extension: 'png',
      mimeType: 'image/png',
      path: `images/local/production/${document.sha1hash}-400x300.png`,
      url: `${lake.url}/images/local/production/${document.sha1hash}-400x300.png`,
      metadata: {
        dimensions: { width: 400, height: 300, aspectRatio: 4 / 3 },
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        palette: { dominant: { background: expect.stringMatching(/^#[0-9a-f]{6}$/) } },
      },
    })
  })

  test('that is transparent says so', async () => {
    const bytes = await sharp({ create: { width: 10, height: 10, channels: 4, background: '#ff000080' } })
      .webp({ lossless: true })
      .toBuffer()
    const { _id, metadata } = await clientOf(lake).assets.upload('image', bytes)
    expect(_id).toMatch(/-10x10-webp$/)
    expect(metadata).toMatchObject({ hasAlpha: true, isOpaque: false })
  })

  test('that a camera turned has the sides that are seen', async () => {
    const bytes = await sharp(await halves())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const document = await clientOf(lake).assets.upload('image', bytes)
    expect(document._id).toMatch(/-300x400-jpg$/)
    const response = await fetch(`${document.url}?rect=0,0,300,100&w=150&fm=png`)
    const { width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect([width, height]).toEqual([150, 50])
  })

  test('that is a drawing is served so that it can run no script', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
    const document = await clientOf(lake).assets.upload('image', Buffer.from(svg))
    expect(document._id).toMatch(/-40x30-svg$/)
    const response = await fetch(`${document.url}?w=10`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toBe(svg)
  })

  test('that is none is refused', async () => {
    const error = await errorOf(clientOf(lake).assets.upload('image', Buffer.from('no picture')))
    expect(error.statusCode).toBe(400)
    expect(error.message).toMatch(/Invalid image/)
    expect((await errorOf(clientOf(lake).assets.upload('image', Buffer.alloc(0)))).statusCode).toBe(400)
  })

  test('is gone with its document', async () => {
    const { client } = await lakeForTest()
    const document = await client.assets.upload('image', await halves())
    await client.delete(document._id)
    expect((await fetch(document.url)).status).toBe(404)
    await client.assets.upload('image', await halves())
    expect((await fetch(document.url)).status).toBe(200)
  })
})

describe('an uploaded file', () => {
  test('keeps its bytes, type and name, and opens no page of the lake', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>')
    const options = { filename: 'report.html', contentType: 'text/html' }
    const document = await clientOf(lake).assets.upload('file', bytes, options)
    expect(document._id).toMatch(/^file-[0-9a-f]{40}-html$/)
    expect(document).toMatchObject({
      originalFilename: 'report.html',
      mimeType: 'text/html',
      size: bytes.length,
    })
    const response = await fetch(document.url)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect((await fetch(`${document.url}?dl=`)).headers.get('content-disposition')).toContain('report.html')
  })
})
