import type { ListenEvent, ListenOptions, SanityClient } from '@sanity/client'
import { applyPatch, type RawPatch } from 'mendoza'
import { expect, onTestFinished, test } from 'vitest'
import { errorOf, lakeForTest } from './support.ts'

type Seen = ListenEvent & Record<string, unknown>

/** Listens from now on; `next` waits for the next event. */
async function listenTo(client: SanityClient, query: string, params = {}, options: ListenOptions = {}) {
  const events: Seen[] = []
  const waiting: ((event: Seen) => void)[] = []
  const subscription = client
    .listen(query, params, { events: ['welcome', 'mutation'], ...options })
    .subscribe((event) => {
      const waiter = waiting.shift()
      if (waiter) waiter(event as Seen)
      else events.push(event as Seen)
    })
  onTestFinished(() => subscription.unsubscribe())
  const next = (): Promise<Seen> =>
    new Promise((resolve) => {
      const event = events.shift()
      if (event) resolve(event)
      else waiting.push(resolve)
    })
  expect(await next()).toMatchObject({ type: 'welcome', listenerName: expect.any(String) })
  return { next, pending: events }
}

const query = '*[_type == "note" && n > $n]'

test('a document appears, changes and disappears, as the filter sees it', async () => {
  const { client } = await lakeForTest()
  const { next } = await listenTo(client, query, { n: 1 })

  const created = await client.create({ _id: 'a', _type: 'note', n: 2 })
  const appeared = await next()
  expect(appeared).toMatchObject({
    type: 'mutation',
    documentId: 'a',
    transition: 'appear',
    resultRev: created._rev,
    transactionId: created._rev,
    eventId: `${created._rev}#a`,
    result: { _id: 'a', n: 2 },
    mutations: [{ create: { _id: 'a', n: 2 } }],
    transactionTotalEvents: 1,
    transactionCurrentEvent: 1,
    visibility: 'query',
  })
  expect(appeared.previousRev).toBeUndefined()

  const patched = await client.patch('a').inc({ n: 1 }).commit()
  expect(await next()).toMatchObject({
    transition: 'update',
    previousRev: created._rev,
    resultRev: patched._rev,
    result: { n: 3 },
    mutations: [{ patch: { id: 'a', inc: { n: 1 } } }],
  })

  await client.patch('a').set({ n: 0 }).commit()
  expect(await next()).toMatchObject({ transition: 'disappear', previousRev: patched._rev })
  await client.patch('a').set({ n: 5 }).commit()
  expect(await next()).toMatchObject({ transition: 'appear' })
  await client.delete('a')
  const gone = await next()
  expect(gone).toMatchObject({ transition: 'disappear', mutations: [{ delete: { id: 'a' } }] })
  expect(gone.result).toBeUndefined()
})

test('a transaction counts the events that this listener receives', async () => {
  const { client } = await lakeForTest()
  const { next } = await listenTo(client, query, { n: 1 })
  await client
    .transaction()
    .create({ _id: 'a', _type: 'note', n: 1 })
    .create({ _id: 'b', _type: 'note', n: 2 })
    .create({ _id: 'c', _type: 'note', n: 3 })
    .patch('b', (patch) => patch.inc({ n: 1 }))
    .commit()
  const events = [await next(), await next()]
  expect(events.map(({ documentId }) => documentId)).toEqual(['b', 'c'])
  expect(events.map(({ transactionCurrentEvent }) => transactionCurrentEvent)).toEqual([1, 2])
  expect(events.map(({ transactionTotalEvents }) => transactionTotalEvents)).toEqual([2, 2])
  expect(events[0]?.mutations).toHaveLength(2)
})

test('what is of no interest, fails or is only tried is not told', async () => {
  const { client } = await lakeForTest()
  const { next, pending } = await listenTo(client, query, { n: 1 })
  await client.create({ _id: 'other', _type: 'memo', n: 9 })
  await client.create({ _id: 'tried', _type: 'note', n: 9 }, { dryRun: true })
  await errorOf(client.patch('missing').set({ n: 9 }).commit())
  await client.create({ _id: 'last', _type: 'note', n: 9 })
  expect(await next()).toMatchObject({ documentId: 'last' })
  expect(pending).toEqual([])
})

interface Told {
  previous: Record<string, unknown>
  effects: { apply: RawPatch; revert: RawPatch }
}

test('the listener chooses what an event carries', async () => {
  const { client } = await lakeForTest()
  await client.create({ _id: 'a', _type: 'note', n: 2 })
  const { next } = await listenTo(
    client,
    '*[_id == "a"]',
    {},
    {
      includeResult: false,
      includePreviousRevision: true,
      includeMutations: false,
      effectFormat: 'mendoza',
    },
  )
  await client.patch('a').set({ n: 3 }).commit()
  const event = await next()
  expect(event).toMatchObject({ previous: { n: 2 } })
  // As Studio replays them: revisions take no part.
  const { previous, effects } = event as unknown as Told
  const { _rev, ...before } = previous
  const after: unknown = applyPatch(before, effects.apply)
  expect(after).toMatchObject({ _id: 'a', n: 3 })
  expect(applyPatch(after, effects.revert)).toEqual(before)
  expect(event.result).toBeUndefined()
  expect(event.mutations).toBeUndefined()
})

test('a filter sees drafts, and through references', async () => {
  const { client } = await lakeForTest()
  await client.create({ _id: 'p', _type: 'place', name: 'Macau' })
  const { next } = await listenTo(client, '*[place->name == "Macau"]{_id} | order(_id)[0...5]')
  await client.create({ _id: 'drafts.u', _type: 'university', place: { _type: 'reference', _ref: 'p' } })
  expect(await next()).toMatchObject({ documentId: 'drafts.u', transition: 'appear' })
})

test('what is no filter is refused', async () => {
  const { lake } = await lakeForTest()
  for (const query of ['count(*)', '*[', '*[geo::distance(a, b) > 1]', '']) {
    const url = `${lake.url}/v2025-02-19/data/listen/production?query=${encodeURIComponent(query)}`
    const response = await fetch(url)
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('error')
  }
})
