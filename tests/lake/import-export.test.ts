import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { lakeForTest } from './support.ts'

type ImportOptions = Parameters<typeof sanityImport>[1]
type ExportOptions = Parameters<typeof exportDataset>[0]

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function importInto(client: SanityClient, file: string, operation: 'create' | 'createOrReplace') {
  return sanityImport(createReadStream(file), { client, operation } as unknown as ImportOptions)
}

/** Two documents that refer to each other, a draft, a picture used twice and a file. */
async function writeDataset(folder: string): Promise<string> {
  const picture = join(folder, 'picture.png')
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c8102e' } })
    .png()
    .toFile(picture)
  const paper = join(folder, 'paper.txt')
  await writeFile(paper, 'A paper.')
  const image = { _type: 'image', _sanityAsset: `image@${pathToFileURL(picture).href}` }
  const documents = [
    { _id: 'a', _type: 'note', to: { _type: 'reference', _ref: 'b' }, image },
    {
      _id: 'b',
      _type: 'note',
      title: '香港',
      list: [{ _key: 'k', _type: 'reference', _ref: 'a' }],
      gallery: [{ ...image, _key: 'g', alt: 'Red' }],
      paper: { _type: 'file', _sanityAsset: `file@${pathToFileURL(paper).href}` },
    },
    {
      _id: 'drafts.b',
      _type: 'note',
      title: '澳門',
      maybe: { _type: 'reference', _ref: 'nowhere', _weak: true },
    },
  ]
  const file = join(folder, 'data.ndjson')
  await writeFile(file, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
  return file
}

/** The documents without what differs from one import to the next. */
async function comparable(client: SanityClient): Promise<unknown[]> {
  const documents = await client.fetch<Record<string, unknown>[]>('*', {}, { perspective: 'raw' })
  return documents.map(({ _rev, _createdAt, _updatedAt, url, ...rest }) => rest)
}

test('what the official importer brings in, the official exporter takes out, pictures included', async () => {
  const folder = await folderForTest()
  const { client } = await lakeForTest()
  const imported = await importInto(client, await writeDataset(folder), 'create')
  expect(imported).toMatchObject({ numDocs: 3, warnings: [] })

  const sample = await client.fetch(`{
    "a": *[_id == "a"][0]{"title": to->title, "weak": to._weak, "pixels": image.asset->metadata.dimensions.width},
    "b": *[_id == "b"][0]{"back": list[0]->_id, "alt": gallery[0].alt, "same": gallery[0].asset._ref == *[_id == "a"][0].image.asset._ref, "file": paper.asset->{url, originalFilename}},
    "assets": count(*[_type in ["sanity.imageAsset", "sanity.fileAsset"]])
  }`)
  expect(sample).toMatchObject({
    a: { title: '香港', weak: null, pixels: 60 },
    b: { back: 'a', alt: 'Red', same: true, file: { originalFilename: 'paper.txt' } },
    assets: 2,
  })
  expect(await (await fetch(sample.b.file.url)).text()).toBe('A paper.')

  const archive = join(folder, 'export.tar.gz')
  const options = { client, dataset: 'production', outputPath: archive }
  const exported = await exportDataset(options as unknown as ExportOptions)
  expect(exported).toMatchObject({ documentCount: 3, assetCount: 2 })

  const { client: copy } = await lakeForTest()
  const restored = await importInto(copy, archive, 'create')
  expect(restored).toMatchObject({ numDocs: 3, warnings: [] })
  expect(await comparable(copy)).toEqual(await comparable(client))
})

test('the same import again changes nothing but revisions', async () => {
  const folder = await folderForTest()
  const { client } = await lakeForTest()
  const file = await writeDataset(folder)
  await importInto(client, file, 'createOrReplace')
  const before = await comparable(client)
  await importInto(client, file, 'createOrReplace')
  expect(await comparable(client)).toEqual(before)
})

test('the export is a document a line, of the types asked for', async () => {
  const { lake, client } = await lakeForTest()
  await client
    .transaction()
    .create({ _id: 'a', _type: 'note' })
    .create({ _id: 'drafts.b', _type: 'memo' })
    .commit()
  const lines = async (search: string) => {
    const response = await fetch(`${lake.url}/v2025-02-19/data/export/production${search}`)
    expect(response.headers.get('content-type')).toContain('ndjson')
    const text = await response.text()
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { _id: string })._id)
  }
  expect(await lines('')).toEqual(['a', 'drafts.b'])
  expect(await lines('?types=memo,other')).toEqual(['drafts.b'])
})

test('the exporter by cursor finds the same', async () => {
  const folder = await folderForTest()
  const { client } = await lakeForTest()
  await client.create({ _id: 'a', _type: 'note' })
  const options = { client, dataset: 'production', outputPath: join(folder, 'export.tar.gz'), mode: 'cursor' }
  expect(await exportDataset(options as unknown as ExportOptions)).toMatchObject({ documentCount: 1 })
})
