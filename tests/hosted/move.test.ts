import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { exportTo, hostedClient, importSamples } from '../../scripts/hosted-dataset.ts'
import { root, sampleData } from '../../scripts/paths.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { inOrder, projectId } from './hosted-api.ts'
import { hostedApi } from './support.ts'

const variables = {
  SANITY_PROJECT_ID: projectId,
  SANITY_API_WRITE_TOKEN: 'a-write-token',
  SANITY_API_READ_TOKEN: 'a-read-token',
}

/** Two documents that refer to each other, one of them with a picture. */
async function samples(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-samples-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'images'))
  await cp(join(sampleData, 'images/aiot-classroom.png'), join(folder, 'images/aiot-classroom.png'))
  const picture = { _type: 'image', _sanityAsset: 'image@file://./images/aiot-classroom.png' }
  const documents = [
    { _id: 'a', _type: 'note', title: '香港', to: { _type: 'reference', _ref: 'b' } },
    { _id: 'b', _type: 'note', to: { _type: 'reference', _ref: 'a' }, picture },
  ]
  await writeFile(join(folder, 'note.ndjson'), documents.map((each) => JSON.stringify(each) + '\n').join(''))
  return folder
}

test('the samples go into an empty hosted dataset and come out of it again, by Sanity’s own tools', async () => {
  const { lake, recorded } = await hostedApi()
  const folder = await samples()
  // What every hosted dataset holds from the start, and what a build of the empty site has left there.
  await lakeClient(lake).create({ _id: '_.groups.administrator', _type: 'system.group' })
  await lakeClient(lake).create({ _id: 'site.buildReport', _type: 'buildReport' })
  expect(await importSamples(hostedClient(variables, 'SANITY_API_WRITE_TOKEN'), false, folder)).toBe(2)
  const imported = recorded.splice(0)
  expect(new Set(imported.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer a-write-token']),
  )
  await expect(inOrder(imported)).toMatchFileSnapshot('import-requests.json')

  const archive = join(folder, 'export.tar.gz')
  const exported = await exportTo(hostedClient(variables, 'SANITY_API_READ_TOKEN'), archive)
  expect(exported).toMatchObject({ assets: 1, archive })
  await expect(inOrder(recorded)).toMatchFileSnapshot('export-requests.json')
  await expect(exportTo(hostedClient(variables, 'SANITY_API_READ_TOKEN'), archive)).rejects.toThrow(
    /is there already/,
  )
})

test('a dataset that holds documents is left alone, unless told to replace; other documents stay', async () => {
  const { lake } = await hostedApi()
  const folder = await samples()
  const client = lakeClient(lake)
  await client.create({ _id: 'a', _type: 'note', title: 'An editor’s work' })
  await client.create({ _id: 'other', _type: 'note', title: 'Another' })
  const hosted = hostedClient(variables, 'SANITY_API_WRITE_TOKEN')
  await expect(importSamples(hosted, false, folder)).rejects.toThrow(/holds 2 documents already, and nothing/)
  expect((await client.getDocument('a'))?.title).toBe('An editor’s work')
  expect(await client.fetch('count(*)')).toBe(2)

  await importSamples(hosted, true, folder)
  expect((await client.getDocument('a'))?.title).toBe('香港')
  expect((await client.getDocument('other'))?.title).toBe('Another')
})

test.for([
  [{}, 'SANITY_PROJECT_ID is not set'],
  [{ SANITY_PROJECT_ID: projectId }, 'SANITY_API_WRITE_TOKEN is not set'],
  [{ ...variables, SANITY_DATASET: 'No such!' }, 'SANITY_DATASET is “No such!”'],
] as const)('a variable that is missing or wrong is named: %s', ([given, message]) => {
  expect(() => hostedClient(given, 'SANITY_API_WRITE_TOKEN')).toThrow(message)
})

test('the command says what went wrong without printing a token', async () => {
  const child = spawn(process.execPath, [join(root, 'scripts/hosted.ts'), 'import'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...variables,
      // The client quotes the host that it could not reach.
      SANITY_API_HOST: 'http://a-write-token.127.0.0.1.invalid',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(output).toContain('<SANITY_API_WRITE_TOKEN>.127.0.0.1.invalid')
  expect(output).not.toContain('a-write-token')
})
