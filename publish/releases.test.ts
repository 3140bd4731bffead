import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Releases } from './releases.ts'

const facts = { reason: 'a test', pages: 1, newest: undefined, nextDue: undefined }

async function siteIn(folder: string, text = 'a page') {
  const site = join(folder, 'building')
  await mkdir(site)
  await writeFile(join(site, 'index.html'), text)
  return site
}

async function releasesIn(keep = 3) {
  const folder = await mkdtemp(join(tmpdir(), 'hirep-releases-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const releases = new Releases(folder, keep)
  let minute = 0
  const publish = async (text: string) => {
    const builtAt = new Date(Date.UTC(2026, 10, 23, 8, minute++)).toISOString()
    const release = await releases.add(await siteIn(folder, text), { ...facts, builtAt, reason: text })
    await releases.show(release.id)
    await releases.prune()
    return release
  }
  const shown = () => readFile(join(releases.currentFolder, 'index.html'), 'utf8')
  return { folder, releases, publish, shown }
}

test('the current release changes in one step: whoever reads meanwhile finds one of them whole', async () => {
  const { publish, shown } = await releasesIn()
  await publish('first')
  let reading = true
  const seen = new Set<string>()
  const reader = (async () => {
    while (reading) seen.add(await shown())
  })()
  for (let count = 0; count < 20; count++) await publish(`release ${count}`)
  reading = false
  await reader
  expect([...seen].filter((text) => !/^(first|release \d+)$/.test(text))).toEqual([])
  expect(await shown()).toBe('release 19')
})

test('the last releases are kept, and what a killed process left half done is not', async () => {
  const { folder, releases, publish } = await releasesIn(3)
  await writeFile(join(folder, '20200101T000000000Z-abcdef.json'), '{}')
  await mkdir(join(folder, '20200101T000000001Z-abcdef'))
  await writeFile(join(folder, 'notes.txt'), 'not ours')
  for (const text of ['a', 'b', 'c', 'd', 'e']) await publish(text)
  expect((await releases.list()).map(({ reason }) => reason)).toEqual(['e', 'd', 'c'])
  expect((await readdir(folder)).filter((name) => name.startsWith('2020'))).toEqual([])
  expect(existsSync(join(folder, 'notes.txt'))).toBe(true)
})

test('rolling back goes one release back each time, or to a named one, which is kept however old it gets', async () => {
  const { releases, publish, shown } = await releasesIn(3)
  await publish('a')
  await publish('b')
  await publish('c')
  expect(await releases.rolledBackAt()).toBeUndefined()
  await releases.rollBack()
  expect(await shown()).toBe('b')
  await releases.rollBack()
  expect(await shown()).toBe('a')
  expect(await releases.rolledBackAt()).toBeTypeOf('number')
  await expect(releases.rollBack()).rejects.toThrow(/no release before the current one.*\n.*a/s)
  expect(await shown()).toBe('a')

  for (const text of ['d', 'e', 'f']) {
    const site = await siteIn(releases.folder)
    await releases.add(site, { ...facts, builtAt: '2026-11-24T00:00:00.000Z', reason: text })
    await releases.prune()
  }
  expect(await shown()).toBe('a')
  await publish('g')
  const [, named] = (await releases.list()).filter(({ id }) => id.startsWith('20261124'))
  await releases.rollBack(named!.id)
  expect((await releases.current())?.id).toBe(named!.id)
  await expect(releases.rollBack('nonsense')).rejects.toThrow(/no release “nonsense”/)
  await releases.endRollBack()
  expect(await releases.rolledBackAt()).toBeUndefined()
})

test('what was asked for outlives the process', async () => {
  const { folder, releases } = await releasesIn()
  const pending = { since: '2026-11-23T08:00:00.000Z', reason: 'update of news-1' }
  await releases.setPending(pending)
  expect(await new Releases(folder, 3).pending()).toEqual(pending)
  await releases.setPending(undefined)
  await releases.setPending(undefined)
  expect(await new Releases(folder, 3).pending()).toBeUndefined()
})

test('showing the newest release again ends the roll back', async () => {
  const { releases, publish, shown } = await releasesIn(3)
  await publish('a')
  const { id } = await publish('b')
  await releases.rollBack()
  await releases.rollBack(id)
  expect(await shown()).toBe('b')
  expect(await releases.rolledBackAt()).toBeUndefined()
})

/**
 * An old release, which is to go, and two newer ones, the older of them shown; and a process in the midst of whose work
 * another does something.
 */
async function threeReleases() {
  const { folder, releases, publish, shown } = await releasesIn(2)
  const { id } = await publish('old')
  await publish('new')
  await releases.add(await siteIn(folder), { ...facts, builtAt: '2026-11-24T00:00:00.000Z' })
  const interruptedBy = (something: (other: Releases) => Promise<unknown>) =>
    new (class extends Releases {
      override async list() {
        const known = await super.list()
        await something(releases)
        return known
      }
    })(folder, 2)
  return { id, releases, shown, interruptedBy }
}

test('a release that someone rolls back to before it is removed stays', async () => {
  const { id, releases, shown, interruptedBy } = await threeReleases()
  await interruptedBy((other) => other.rollBack(id)).prune()
  expect(await shown()).toBe('old')
  expect((await releases.current())?.id).toBe(id)
  expect(await releases.rolledBackAt()).toBeDefined()
})

test('rolling back to a release that is removed at this moment leaves the site as it is', async () => {
  const { id, releases, shown, interruptedBy } = await threeReleases()
  const rollingBack = interruptedBy((other) => other.prune()).rollBack(id)
  await expect(rollingBack).rejects.toThrow(/was removed at this moment/)
  expect(await shown()).toBe('new')
  expect(await releases.rolledBackAt()).toBeUndefined()
})

test('of two notes at once the last one stays', async () => {
  const { releases } = await releasesIn()
  const pending = (reason: string) => ({ since: '2026-11-23T08:00:00.000Z', reason })
  for (let count = 0; count < 50; count++) {
    await Promise.all([releases.setPending(pending('a')), releases.setPending(pending('b'))])
    expect(await releases.pending()).toEqual(pending('b'))
    await Promise.all([releases.setPending(undefined), releases.setPending(pending('c'))])
    expect(await releases.pending()).toEqual(pending('c'))
  }
})
