import type { SanityClient } from '@sanity/client'
import type { Reference, ValidationContext } from 'sanity'
import { beforeAll, expect, it } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { noCircleRule } from '../../studio/schemas/objects/broader.ts'
import { clientOf } from './support.ts'

let client: SanityClient

const topic = (id: string, broader?: string) => ({
  _id: id,
  _type: 'topic',
  ...(broader && { broader: { _type: 'reference', _ref: broader } }),
})

beforeAll(async () => {
  const lake = await startLake({})
  client = clientOf(lake)
  const transaction = client.transaction()
  const topics = [topic('science'), topic('physics', 'science'), topic('optics', 'physics'), topic('arts')]
  for (const each of topics) transaction.create(each)
  await transaction.commit()
  return () => lake.close()
})

/** What validation says where the draft of a topic is put below another. */
async function placed(id: string, below: string): Promise<unknown> {
  const context = {
    document: { ...topic(`drafts.${id}`, below), _rev: 'r', _createdAt: '', _updatedAt: '' },
    getClient: ({ apiVersion }: { apiVersion: string }) => client.withConfig({ apiVersion }),
  }
  const reference: Reference = { _type: 'reference', _ref: below }
  return await noCircleRule(reference, context as unknown as ValidationContext)
}

it('lets a topic lie below any that does not lie below it', async () => {
  expect(await placed('optics', 'arts')).toBe(true)
  expect(await placed('arts', 'optics')).toBe(true)
  expect(await placed('optics', 'physics')).toBe(true)
})

it('refuses a topic below itself, at any distance', async () => {
  expect(await placed('science', 'science')).toMatch(/below itself/)
  expect(await placed('science', 'physics')).toMatch(/below itself/)
  expect(await placed('science', 'optics')).toMatch(/below itself/)
})

it('reckons with drafts, and with what the site would be if only this one were published', async () => {
  await client.create(topic('drafts.arts', 'optics'))
  expect(await placed('science', 'arts')).toMatch(/below itself/)
  await client.create(topic('drafts.physics', 'arts'))
  await client.delete('drafts.arts')
  expect(await placed('science', 'optics')).toMatch(/Publish where you moved it to first/)
})

it('is not caught in a circle that others make', async () => {
  await client.create(topic('one'))
  await client.createOrReplace(topic('two', 'one'))
  await client.createOrReplace(topic('one', 'two'))
  expect(await placed('arts', 'one')).toBe(true)
})
