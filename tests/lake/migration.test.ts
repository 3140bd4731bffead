import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { at, defineMigration, unset } from 'sanity/migrate'
import { expect, onTestFinished, test } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { seedFolder } from '../../scripts/local-lake.ts'
import { migrateLake, readMigration } from '../../scripts/migrations.ts'
import { root } from '../../scripts/paths.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { clientOf, errorOf } from './support.ts'

/** A copy of the sample dataset, as it was before the migration. */
async function olderDataset(makeOlder: (client: SanityClient) => Promise<unknown>) {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  await seedFolder(folder)
  const lake = await startLake({ data: folder })
  onTestFinished(() => lake.close())
  const client = clientOf(lake)
  await makeOlder(client)
  return {
    lake,
    client,
    all: () => client.fetch<unknown[]>('*[] | order(_id) {..., "_rev": null, "_updatedAt": null}'),
  }
}

test('redirects are made weak: counted first, then changed, and nothing else is', async () => {
  const { lake, client, all } = await olderDataset((each) =>
    each.patch({ query: '*[_type == "redirect"]' }).unset(['to._weak']).commit(),
  )
  const migration = await readMigration('weak-redirects')
  const before = await all()
  const redirects = await client.fetch<number>('count(*[_type == "redirect"])')
  expect(redirects).toBeGreaterThan(0)

  expect(await migrateLake(lake, migration, false)).toBe(redirects)
  expect(await all()).toEqual(before)

  expect(await migrateLake(lake, migration, true)).toBe(redirects)
  expect(await client.fetch('count(*[_type == "redirect" && to._weak != true])')).toBe(0)
  const weak = (document: unknown) => {
    const { _type, to } = document as { _type: string; to?: object }
    return _type === 'redirect' ? { ...(document as object), to: { ...to, _weak: true } } : document
  }
  expect(await all()).toEqual(before.map(weak))

  expect(await migrateLake(lake, migration, false)).toBe(0)
})

test('a migration that names no types is for all of them, as for Sanity’s own command', async () => {
  const { lake, client } = await olderDataset((each) =>
    each
      .transaction()
      .patch('siteSettings', { set: { former: true } })
      .patch('topic-esg', { set: { former: true } })
      .commit(),
  )
  const migration = defineMigration({
    title: 'Remove a field from every type',
    filter: 'defined(former)',
    migrate: { document: () => at('former', unset()) },
  })
  expect(await migrateLake(lake, migration, true)).toBe(2)
  expect(await client.fetch('count(*[defined(former)])')).toBe(0)
})

test('the sample data needs no migration any more', async () => {
  const { lake } = await olderDataset(() => Promise.resolve())
  const names = await readdir(join(root, 'studio/migrations'))
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) {
    expect(await migrateLake(lake, await readMigration(name), false)).toBe(0)
  }
})

test('a name that no migration has is answered with those there are', async () => {
  expect((await errorOf(readMigration('none-such'))).message).toContain('weak-redirects')
})
