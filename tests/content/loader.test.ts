import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readBody } from '../../src/sanity/bodies.ts'
import { originalsDirectory } from '../../src/sanity/originals.ts'
import { errorOf, loadFrom, sampleLake, stubServer } from './support.ts'

const article = 'news-changsha-exchange-meeting-en'

async function withPicture() {
  const { lake, client } = await sampleLake()
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const asset = await client.assets.upload('image', bytes, { filename: 'red.png' })
  const picture = {
    _type: 'picture',
    asset: { _type: 'reference', _ref: asset._id, _weak: true },
    alt: 'A red field',
  }
  await client
    .patch(article)
    .set({ leadPicture: picture })
    .insert('before', 'body[0]', [{ ...picture, _key: 'p' }])
    .commit()
  return { lake, client, assetId: asset._id }
}

test('bodies lie beside the store, a file each, and what no entry has any more is removed', async () => {
  const { lake, client } = await sampleLake()
  const { load, entry, cacheDir } = await loadFrom(lake.url)
  await load()
  const first = entry('news', article)!
  expect(first.data).not.toHaveProperty('body')
  const body = await readBody<unknown[]>(first.data.bodyDigest as string, cacheDir)
  expect(body.length).toBeGreaterThan(0)
  const files = (await readdir(join(cacheDir, 'bodies'))).length

  await client.patch(article).set({ title: 'Another title' }).commit()
  await load()
  const second = entry('news', article)!
  expect(second.data.title).toBe('Another title')
  expect(second.digest).not.toBe(first.digest)
  expect(second.data.bodyDigest).toBe(first.data.bodyDigest)
  expect((await readdir(join(cacheDir, 'bodies'))).length).toBe(files)
})

test('a document that is deleted leaves the store at the next reading', async () => {
  const { lake, client } = await sampleLake()
  const { load, entry } = await loadFrom(lake.url)
  await load()
  expect(entry('redirects', 'redirect-news-mini-program')).toBeDefined()
  await client.delete('redirect-news-mini-program')
  await load()
  expect(entry('redirects', 'redirect-news-mini-program')).toBeUndefined()
})

test('the original of a picture is fetched once', async () => {
  const { lake, assetId } = await withPicture()
  const { load, entry, cacheDir, warnings } = await loadFrom(lake.url)
  await load()
  expect(await readdir(originalsDirectory(cacheDir))).toHaveLength(1)
  expect(entry('news', article)!.data.leadPicture).toMatchObject({ asset: { _ref: assetId } })
  expect(warnings()).toEqual([])
})

test('a picture whose file was deleted is left out, and the report says where', async () => {
  const { lake, client, assetId } = await withPicture()
  await client.delete(assetId)
  const { load, entry, report, cacheDir } = await loadFrom(lake.url)
  await load()
  const { data } = entry('news', article)!
  expect(data).not.toHaveProperty('leadPicture')
  const body = await readBody<{ _type: string }[]>(data.bodyDigest as string, cacheDir)
  expect(body.filter(({ _type }) => _type === 'picture')).toEqual([])
  const lost = (await report()).filter(({ problem }) => problem.includes(assetId))
  expect(lost.map(({ documentId, field, consequence }) => [documentId, field, consequence])).toEqual(
    expect.arrayContaining([
      [article, 'leadPicture', 'part left out'],
      [article, 'body[0]', 'part left out'],
    ]),
  )
  for (const { remedy } of lost) expect(remedy).toMatch(/Choose another picture/)
})

test('a host that gives documents but no pictures stops the build', async () => {
  const { lake } = await withPicture()
  const server = await stubServer((response, request) => {
    if (request.url?.startsWith('/images/')) {
      response.writeHead(503).end()
      return
    }
    void fetch(new URL(request.url ?? '/', lake.url), { headers: { 'x-sanity-project-id': 'local' } }).then(
      async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
      },
    )
  })
  const { load } = await loadFrom(server.url)
  const error = await errorOf(load())
  expect(error.name).toBe('DatasetError')
  expect(error.message).toMatch(/Could not read the picture .*answered 503.*Nothing was published/)
})

test('what is wrong is in the build’s report, also where the build stops', async () => {
  const { lake, client } = await sampleLake()
  await client.patch(article).unset(['title']).commit()
  const { load, report, warnings } = await loadFrom(lake.url)
  await load()
  expect(await report()).toContainEqual(expect.objectContaining({ documentId: article, field: 'title' }))
  expect(warnings().join('\n')).toContain(article)
  await client.delete('siteSettings')
  await errorOf(load())
  expect(await report()).toContainEqual(expect.objectContaining({ consequence: 'stops the build' }))
})
