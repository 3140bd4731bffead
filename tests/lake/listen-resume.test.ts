import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { RunningLake } from '../../lake/server.ts'
import { startLake } from '../../lake/server.ts'
import { clientOf, lakeForTest } from './support.ts'

interface Event {
  event: string
  id: string
  data: Record<string, unknown>
}

/** A reader of server-sent events as bare as need be, so that a test decides where it resumes. */
async function read(lake: RunningLake, { query = '*', resume = true, lastEventId = '' } = {}) {
  const search = new URLSearchParams({ query, enableResume: String(resume), effectFormat: 'mendoza' })
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const response = await fetch(`${lake.url}/v2025-02-19/data/listen/production?${search}`, {
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
    signal: stop.signal,
  })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  const next = async (): Promise<Event> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const field = (name: string): string =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
        if (field('event')) {
          const data = JSON.parse(field('data')) as Record<string, unknown>
          return { event: field('event'), id: field('id'), data }
        }
        continue
      }
      const { value } = await reader.read()
      text += decoder.decode(value, { stream: true })
    }
  }
  return { next, close: () => stop.abort() }
}

test('after a gap a listener is told what it missed, in order and without a break in the revisions', async () => {
  const { lake, client } = await lakeForTest()
  const before = await read(lake, { query: '*[_type == "note"]' })
  expect(await before.next()).toMatchObject({ event: 'welcome' })
  const first = await client.create({ _id: 'a', _type: 'note', n: 1 })
  const { id } = await before.next()
  before.close()

  const second = await client.patch('a').set({ n: 2 }).commit()
  await client.create({ _id: 'other', _type: 'memo' })
  const third = await client.patch('a').set({ n: 3 }).commit()
  await client.patch('a').set({ _type: 'note', n: 4 }).commit()
  await client.delete('a')

  const after = await read(lake, { query: '*[_type == "note"]', lastEventId: id })
  expect(await after.next()).toMatchObject({ event: 'welcomeback' })
  const missed = [await after.next(), await after.next(), await after.next(), await after.next()]
  expect(missed.map(({ data }) => data.transition)).toEqual(['update', 'update', 'update', 'disappear'])
  expect(missed[0]?.data).toMatchObject({
    previousRev: first._rev,
    resultRev: second._rev,
    effects: { apply: expect.any(Array), revert: expect.any(Array) },
    transactionTotalEvents: 1,
  })
  let revision: unknown = first._rev
  for (const { data } of missed) {
    expect(data.previousRev).toBe(revision)
    revision = data.resultRev
  }
  expect(missed[1]?.data.resultRev).toBe(third._rev)
  await client.create({ _id: 'b', _type: 'note' })
  expect((await after.next()).data).toMatchObject({ documentId: 'b', transition: 'appear' })
})

test('a listener that has seen nothing but its welcome resumes from there, even from an empty dataset', async () => {
  const { lake, client } = await lakeForTest()
  for (const name of ['a', 'b']) {
    const before = await read(lake)
    const { id } = await before.next()
    expect(id).not.toBe('')
    before.close()
    await client.create({ _id: name, _type: 'note' })
    const after = await read(lake, { lastEventId: id })
    expect(await after.next()).toMatchObject({ event: 'welcomeback' })
    expect((await after.next()).data).toMatchObject({ documentId: name })
    after.close()
  }
})

test('a listener that fell silent in the middle of a transaction is told the rest of it', async () => {
  const { lake, client } = await lakeForTest()
  const { transactionId } = await client
    .transaction()
    .create({ _id: 'b', _type: 'note' })
    .create({ _id: 'a', _type: 'note' })
    .create({ _id: 'c', _type: 'note' })
    .commit()
  const { next } = await read(lake, { lastEventId: `${transactionId}#a` })
  expect(await next()).toMatchObject({ event: 'welcomeback' })
  expect((await next()).data.documentId).toBe('b')
  expect((await next()).data.documentId).toBe('c')
})

test('where the gap is unknown it is told to begin anew; where it did not ask to resume, welcome', async () => {
  const { lake, client } = await lakeForTest()
  const created = await client.create({ _id: 'a', _type: 'note' })
  const unknown = await read(lake, { lastEventId: 'never#a' })
  expect(await unknown.next()).toMatchObject({ event: 'reset', id: created._rev })
  const plain = await read(lake, { lastEventId: `${created._rev}#a`, resume: false })
  expect(await plain.next()).toMatchObject({ event: 'welcome' })
})

test('a gap of more than a thousand transactions is not told again', async () => {
  const { lake, client } = await lakeForTest()
  const created = await client.create({ _id: 'a', _type: 'note', n: 0 })
  for (let n = 1; n <= 1001; n++) await client.patch('a').set({ n }).commit({ returnDocuments: false })
  expect(await (await read(lake, { lastEventId: `${created._rev}#a` })).next()).toMatchObject({
    event: 'reset',
  })
})

test('a gap in which more was written than may wait for a reader is not told again', async () => {
  const { lake, client } = await lakeForTest()
  const created = await client.create({ _id: 'a', _type: 'note' })
  const text = 'x'.repeat(1_000_000)
  for (let n = 1; n <= 10; n++) await client.create({ _type: 'note', text }, { returnDocuments: false })
  const { next } = await read(lake, { lastEventId: `${created._rev}#a` })
  expect(await next()).toMatchObject({ event: 'reset' })
})

test('a document that is gone with its history is told to have gone by a reset', async () => {
  const { lake, client } = await lakeForTest()
  const created = await client.create({ _id: 'a', _type: 'note' })
  const { transactionId } = await client.action({
    actionType: 'sanity.action.document.delete',
    publishedId: 'a',
    includeDrafts: [],
    purge: true,
  })
  const missed = await read(lake, { lastEventId: `${created._rev}#a` })
  expect(await missed.next()).toMatchObject({ event: 'reset', id: transactionId })
  // Who has been told resumes.
  const seen = await read(lake, { lastEventId: `${transactionId}#a` })
  expect(await seen.next()).toMatchObject({ event: 'welcomeback' })
})

test('a filter that fails on what was missed begins anew, and then tells', async () => {
  const { lake, client } = await lakeForTest()
  const created = await client.create({ _id: 'a', _type: 'note', n: 1, places: 2 })
  await client.patch('a').set({ places: 500 }).commit()
  const { next } = await read(lake, { query: '*[round(n, places) > 0]', lastEventId: `${created._rev}#a` })
  expect(await next()).toMatchObject({ event: 'reset' })
  await client.create({ _id: 'b', _type: 'note', n: 1, places: 2 })
  expect(await next()).toMatchObject({ event: 'mutation', data: { documentId: 'b' } })
})

test('the official client resumes when the lake comes back', async () => {
  const data = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const first = await startLake({ data })
  const client = clientOf(first)
  const seen: string[] = []
  const subscription = client
    .listen('*', {}, { events: ['welcome', 'mutation', 'welcomeback', 'reset'], enableResume: true })
    .subscribe((event) => seen.push('documentId' in event ? String(event.documentId) : event.type))
  onTestFinished(() => subscription.unsubscribe())
  await expect.poll(() => seen).toEqual(['welcome'])
  await client.create({ _id: 'a', _type: 'note' })
  await expect.poll(() => seen).toEqual(['welcome', 'a'])
  await first.close()

  const between = await startLake({ data })
  await clientOf(between).create({ _id: 'b', _type: 'note' })
  await between.close()
  const again = await startLake({ data, port: first.port })
  onTestFinished(() => again.close())
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['welcome', 'a', 'welcomeback', 'b'])
})
