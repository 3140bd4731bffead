import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { resultFile } from '../../scripts/build-report.ts'
import { lockOf, takeLock } from '../../scripts/build-lock.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { foldersIn, runBuild, temporaryFolder } from '../../scripts/sample-site.ts'
import { reportFile } from '../../src/sanity/loader.ts'
import { filesOf } from './site-files.ts'
import { stubServer } from '../content/support.ts'

const sample = foldersIn(inject('sampleSite'))

/** A folder with an old site, which a failing build must leave as it is. */
async function withOldSite() {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const folders = foldersIn(folder)
  await mkdir(folders.dist, { recursive: true })
  await writeFile(join(folders.dist, 'index.html'), 'The old site')
  return folders
}

function expectOldSite({ folder, dist }: { folder: string; dist: string }): void {
  expect([...filesOf(dist)].map(([file, bytes]) => [file, String(bytes)])).toEqual([
    ['index.html', 'The old site'],
  ])
  expect(existsSync(join(folder, 'dist.next'))).toBe(false)
  expect(existsSync(join(folder, 'dist.previous'))).toBe(false)
}

/** What an editor reads: the message, and no stack or colour codes. */
function expectAdvice(output: string): void {
  expect(output).not.toMatch(/^\s+at .*:\d+/m)
  expect(output).not.toContain('node_modules')
}

beforeAll(() => expect(existsSync(join(sample.dist, 'index.html'))).toBe(true))

test('a dataset that can’t be reached: exit 1, the reason, the old site', async () => {
  const folders = await withOldSite()
  const server = await stubServer(() => undefined)
  await server.close()
  const { status, output } = await runBuild(server.url, folders)
  expect(status).toBe(1)
  expect(output).toContain(`Could not read the`)
  expect(output).toContain(server.url)
  expectAdvice(output)
  expectOldSite(folders)
})

test('two articles with one address: exit 1, both named, the old site', async () => {
  const folders = await withOldSite()
  await cp(sample.lake, folders.lake, { recursive: true })
  const lake = await startLake({ data: folders.lake })
  onTestFinished(() => lake.close())
  const client = lakeClient(lake)
  const copy = (await client.getDocument('news-changsha-exchange-meeting-en'))!
  await client.create({ ...copy, _id: 'news-twin' })
  const { status, output } = await runBuild(lake.url, folders)
  expect(status).toBe(1)
  expect(output).toContain(
    'newsArticle “news-twin”, slug: takes the address /news/changsha-exchange-meeting/',
  )
  expect(output).toContain('Give one of the two another slug')
  expectAdvice(output)
  expectOldSite(folders)
})

test.for([
  ['SITE_URL', 'hirep'],
  ['BUILD_TIME', 'tomorrow'],
  ['SANITY_DATASET', 'Produktion!'],
  ['SANITY_API_HOST', 'localhost:3900'],
] as const)('a bad environment variable, %s: exit 1, its name, the old site', async ([name, value]) => {
  const folders = await withOldSite()
  const { status, output } = await runBuild('http://127.0.0.1:9', folders, { [name]: value })
  expect(status).toBe(1)
  expect(output).toContain(`${name} is “${value}”`)
  expectAdvice(output)
  expectOldSite(folders)
})

test('a build while another one runs is refused', async () => {
  const folders = await withOldSite()
  const unlock = await takeLock(lockOf(folders.cache), 'This test')
  onTestFinished(unlock)
  const report = JSON.stringify({ problems: [{ documentId: 'of the other build' }] })
  await writeFile(reportFile(folders.cache), report)
  const { status, output } = await runBuild('http://127.0.0.1:9', folders)
  expect(status).toBe(1)
  expect(output).toContain('A build of the site is running already')
  expect(await readFile(reportFile(folders.cache), 'utf8')).toBe(report)
  expect(await readFile(resultFile(folders.cache), 'utf8')).not.toContain('of the other build')
  expectAdvice(output)
  expectOldSite(folders)
})

test('what a build that was killed in mid-swap left is repaired by the next one, even if that fails', async () => {
  const folders = await withOldSite()
  await rename(folders.dist, `${folders.dist}.previous`)
  await mkdir(`${folders.dist}.next`)
  const { status } = await runBuild('http://127.0.0.1:9', folders)
  expect(status).toBe(1)
  expectOldSite(folders)
})
