import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { foldersIn, runBuild, temporaryFolder } from '../../scripts/sample-site.ts'
import { filesOf } from './site-files.ts'

const topic = 'topic-dual-carbon'
const university = 'university-hong-kong-university-of-science-and-technology'

let lake: RunningLake
let folder: string
let remove: () => Promise<void>

const sample = foldersIn(inject('sampleSite'))
/** Files that differ between two built sites, and those that only one of them has. */
function differences(a: string, b: string): string[] {
  const [left, right] = [filesOf(a), filesOf(b)]
  return [...new Set([...left.keys(), ...right.keys()])].filter((file) => {
    const [one, other] = [left.get(file), right.get(file)]
    return !one || !other || !one.equals(other)
  })
}

/**
 * Builds from the lake as it is now into one folder, as a host does (Astro's cache holds for one folder only), and
 * returns a copy of the site and the number of pages built and restored.
 */
async function build(name: string, cache = 'cache') {
  const { status, output } = await runBuild(lake.url, {
    dist: join(folder, 'site', cache),
    cache: join(folder, cache),
  })
  expect(status, output).toBe(0)
  const [, pages, restored] = /Built (\d+) pages, (\d+) of them restored unchanged/.exec(output) ?? []
  const dist = join(folder, 'copies', name)
  await cp(join(folder, 'site', cache), dist, { recursive: true })
  return { dist, pages: Number(pages), restored: Number(restored) }
}

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await cp(sample.lake, join(folder, 'lake'), { recursive: true })
  lake = await startLake({ data: join(folder, 'lake') })
})

afterAll(async () => {
  await lake.close()
  await remove()
})

test('two builds of the same data give the same bytes, whatever the folders and the port', async () => {
  const { dist, pages, restored } = await build('first')
  expect(pages).toBeGreaterThan(350)
  expect(restored).toBe(0)
  expect(differences(sample.dist, dist)).toEqual([])
})

test('where nothing changed, every page is restored, and the bytes are the same', async () => {
  const { dist, pages, restored } = await build('again')
  // The page for what isn't found is the same in every build; Astro keeps no key for it.
  expect(restored).toBeGreaterThanOrEqual(pages - 1)
  expect(differences(sample.dist, dist)).toEqual([])
})

test('a changed reference shows on every page that shows it, and the build equals a cold one byte for byte', async () => {
  const client = lakeClient(lake)
  const names = await client.fetch<{ topic: string; university: string }>(
    `{
      "topic": *[_id == $topic][0].title[language == "en"][0].value,
      "university": *[_id == $university][0].name[language == "en"][0].value
    }`,
    { topic, university },
  )
  const before = filesOf(sample.dist)
  const showing = (name: string) =>
    [...before]
      .filter(([file, bytes]) => file.endsWith('.html') && bytes.includes(name))
      .map(([file]) => file)
  const showingTopic = showing(`>${names.topic}<`)
  const showingUniversity = showing(`>${names.university}<`)
  expect(showingTopic.length).toBeGreaterThan(3)
  expect(showingUniversity.length).toBeGreaterThan(3)

  await client
    .transaction()
    .patch(topic, (patch) => patch.set({ 'title[language == "en"].value': 'Carbon in all its forms' }))
    .patch(university, (patch) => patch.set({ 'name[language == "en"].value': 'The Renamed University' }))
    .commit()
  const warm = await build('warm')
  expect(warm.restored).toBeGreaterThan(warm.pages / 3)
  expect(warm.restored).toBeLessThan(warm.pages)

  const after = filesOf(warm.dist)
  for (const file of showingTopic) expect(String(after.get(file)), file).toContain('Carbon in all its forms')
  for (const file of showingUniversity)
    expect(String(after.get(file)), file).toContain('The Renamed University')

  const cold = await build('cold', 'cold-cache')
  expect(cold.restored).toBe(0)
  expect(differences(warm.dist, cold.dist)).toEqual([])
})

test('what is deleted disappears, and what is changed back is as it was', async () => {
  const client = lakeClient(lake)
  const original = await startLake({ data: await copyOfSampleLake() })
  try {
    const documents = await lakeClient(original).getDocuments([topic, university])
    const transaction = client.transaction()
    for (const document of documents) transaction.createOrReplace(document!)
    await transaction.delete('redirect-news-mini-program').commit()
  } finally {
    await original.close()
  }
  const { dist } = await build('back')
  expect(differences(sample.dist, dist)).toEqual(['_redirects'])
  expect(String(filesOf(dist).get('_redirects'))).not.toContain('/news/mini-program/ ')
})

async function copyOfSampleLake(): Promise<string> {
  const copy = join(folder, 'original-lake')
  await cp(sample.lake, copy, { recursive: true })
  return copy
}
