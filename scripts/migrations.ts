import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { SanityEncoder } from '@sanity/mutate'
import {
  collectMigrationMutations,
  type Migration,
  type MigrationContext,
  type SanityDocument,
} from 'sanity/migrate'
import type { RunningLake } from '../lake/server.ts'
import { ExpectedError } from './expected-error.ts'
import { root } from './paths.ts'
import { lakeClient } from './seed.ts'

/** The two packages type the same mutations apart. */
type Encodable = Parameters<typeof SanityEncoder.encodeAll>[0]

const folder = join(root, 'studio/migrations')

/** @throws ExpectedError that lists the migrations there are, where none has the name */
export async function readMigration(name: string | undefined): Promise<Migration> {
  const file = join(folder, name ?? '', 'index.ts')
  if (!name || !existsSync(file)) {
    const names = (await readdir(folder)).sort()
    throw new ExpectedError(
      `Give the name of a migration: npm run migrate -- <name>. There are: ${names.join(', ')}`,
    )
  }
  const { default: migration } = (await import(file)) as { default: Migration }
  return migration
}

/**
 * Runs a migration against a running lake. Sanity's tool works out what changes, as for a hosted dataset; its own way of
 * asking puts the project's id before the host and uses HTTPS alone, so documents and changes go by the client here.
 *
 * @param apply false only counts what would change
 * @returns the number of changes
 */
export async function migrateLake(
  lake: Pick<RunningLake, 'url' | 'projectId' | 'dataset'>,
  migration: Migration,
  apply: boolean,
): Promise<number> {
  const client = lakeClient(lake).withConfig({ perspective: 'raw' })
  const documents = await client.fetch<SanityDocument[]>(
    `*[($types == null || _type in $types) && (${migration.filter ?? 'true'})] | order(_id)`,
    { types: migration.documentTypes ?? null },
  )
  const changes = collectMigrationMutations(
    migration,
    () => Readable.from(documents)[Symbol.asyncIterator](),
    {
      client: client as unknown as MigrationContext['client'],
      dryRun: !apply,
      filtered: {
        getDocument: (id) => client.getDocument(id) as never,
        getDocuments: (ids) => client.getDocuments(ids) as never,
      },
    },
  )
  const mutations: unknown[] = []
  for await (const change of changes) {
    for (const each of [change].flat()) {
      mutations.push(...SanityEncoder.encodeAll(('mutations' in each ? each.mutations : [each]) as Encodable))
    }
  }
  // In one transaction: whole or not at all.
  if (apply && mutations.length > 0) await client.mutate(mutations as Parameters<typeof client.mutate>[0])
  return mutations.length
}
