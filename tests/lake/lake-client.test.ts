import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import type { Action, ListenEvent, ObservableSanityClient, SanityClient } from '@sanity/client'
import { startLake } from '../../lake/server.ts'
import { createLakeClient } from '../../studio/lake-client.ts'
import { errorOf, lakeForTest } from './support.ts'

const TOKEN = 'a-token-of-some-length'

function studioClient(lake: { url: string }, token?: string) {
  return createLakeClient({
    projectId: 'local',
    dataset: 'production',
    apiHost: lake.url,
    apiVersion: '2025-02-19',
    useCdn: false,
    maxRetries: 0,
    ...(token === undefined ? {} : { token }),
  })
}

type Listening = SanityClient | ObservableSanityClient

/** What a listener is told, each event by its type or its document. */
function follow(client: Listening, query = '*') {
  const seen: string[] = []
  const errors: unknown[] = []
  const events = ['welcome', 'mutation', 'welcomeback', 'reset', 'reconnect'] as const
  const options = { events: [...events], enableResume: true as const, includeResult: false }
  const stream = client.listen(query, {}, options)
  const subscription = stream.subscribe({
    next: (event: ListenEvent) => seen.push(event.type === 'mutation' ? event.documentId : event.type),
    error: (error: unknown) => errors.push(error),
  })
  onTestFinished(() => subscription.unsubscribe())
  return { seen, errors, subscription }
}

test('any number of listeners, of a client and of those made from it, share one socket', async () => {
  const sockets: string[] = []
  const Original = globalThis.WebSocket
  globalThis.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      sockets.push(String(url))
    }
  }
  onTestFinished(() => {
    globalThis.WebSocket = Original
  })
  const { lake } = await lakeForTest()
  const client = studioClient(lake)
  const listeners = [
    client,
    client.observable,
    client.withConfig({ apiVersion: '2021-06-07' }),
    client.withConfig({ apiVersion: '2021-06-07' }).observable,
    client.clone(),
    client.observable.clone(),
    client.observable.withConfig({ perspective: 'raw' }),
    ...Array.from({ length: 13 }, () => client),
  ].map((one) => follow(one))
  for (const { seen } of listeners) await expect.poll(() => seen).toEqual(['welcome'])
  await client.create({ _id: 'a', _type: 'note' })
  for (const { seen } of listeners) await expect.poll(() => seen).toEqual(['welcome', 'a'])
  expect(sockets).toEqual([`${lake.url.replace('http', 'ws')}/vX/socket/production`])
})

test('a listener that ended is told nothing, and the others go on', async () => {
  const { lake } = await lakeForTest()
  const client = studioClient(lake)
  const [one, other] = [follow(client), follow(client)]
  await expect.poll(() => [one.seen, other.seen]).toEqual([['welcome'], ['welcome']])
  one.subscription.unsubscribe()
  await client.create({ _id: 'a', _type: 'note' })
  await expect.poll(() => other.seen).toEqual(['welcome', 'a'])
  expect(one.seen).toEqual(['welcome'])
})

test('when the lake comes back listeners resume; one that began meanwhile begins then', async () => {
  const first = await startLake()
  const client = studioClient(first)
  const { seen, errors } = follow(client)
  await expect.poll(() => seen).toEqual(['welcome'])
  await first.close()
  await expect.poll(() => seen).toEqual(['welcome', 'reconnect'])
  const late = follow(client)
  const again = await startLake({ port: first.port })
  onTestFinished(() => again.close())
  // Nothing of the first lake was kept: the new one can only say so when it has something of its own.
  await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(3)
  await expect.poll(() => late.seen).toEqual(['welcome'])
  await client.create({ _id: 'b', _type: 'note' })
  await expect.poll(() => [seen.at(-1), late.seen.at(-1)]).toEqual(['b', 'b'])
  expect([...errors, ...late.errors]).toEqual([])
})

test('a filter that the lake refuses ends its listener with an error, as over HTTP', async () => {
  const { lake } = await lakeForTest()
  const { errors } = follow(studioClient(lake), 'count(*)')
  await expect.poll(() => errors).toMatchObject([{ name: 'ConnectionFailedError', status: 400 }])
})

test('a token goes with the first message; a wrong one ends the listener', async () => {
  const { lake } = await lakeForTest({ token: TOKEN })
  const { seen } = follow(studioClient(lake, TOKEN))
  await expect.poll(() => seen).toEqual(['welcome'])
  const { errors } = follow(studioClient(lake, 'another-token-of-length'))
  await expect.poll(() => errors).toMatchObject([{ name: 'ConnectionFailedError', status: 401 }])
})

test('other requests go over HTTP as ever', async () => {
  const { lake } = await lakeForTest()
  const client = studioClient(lake)
  expect(await client.create({ _id: 'a', _type: 'note' })).toMatchObject({ _id: 'a' })
  expect(await errorOf(client.request({ url: '/data/doc/other/a' }))).toMatchObject({ statusCode: 404 })
})

/** A client of a line to the lake that hands every request on, and breaks before the first answer. */
async function clientThatLosesAnAnswer(lake: { url: string }) {
  const requests: string[] = []
  const line = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      requests.push(request.url ?? '')
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(lake.url + request.url, { method: 'POST', headers, body })
      if (requests.length === 1) request.socket.destroy()
      else response.writeHead(answer.status, headers).end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void line.close())
  const { port } = line.address() as AddressInfo
  return { client: studioClient({ url: `http://127.0.0.1:${port}` }), requests }
}

test('an edit whose answer is lost is saved once', async () => {
  const { lake, client } = await lakeForTest()
  const losing = await clientThatLosesAnAnswer(lake)
  await client.create({ _id: 'drafts.a', _type: 'note', title: 'One ' })
  const patch = { diffMatchPatch: { title: '@@ -1,4 +1,8 @@\n One \n+two \n' } }
  const { transactionId } = await losing.client.action(
    { actionType: 'sanity.action.document.edit', publishedId: 'a', draftId: 'drafts.a', patch },
    { transactionId: 'typed' },
  )
  expect(transactionId).toBe('typed')
  expect(losing.requests.length).toBe(2)
  expect(await client.getDocument('drafts.a')).toMatchObject({ title: 'One two ', _rev: 'typed' })
})

const names = { draftId: 'drafts.a', publishedId: 'a' }

test.each<[string, Action, string[]]>([
  ['publish', { actionType: 'sanity.action.document.publish', ...names }, ['a', 'b']],
  [
    'unpublish',
    { actionType: 'sanity.action.document.unpublish', draftId: 'drafts.b', publishedId: 'b' },
    ['drafts.a', 'drafts.b'],
  ],
  ['discard', { actionType: 'sanity.action.document.version.discard', versionId: 'drafts.a' }, ['b']],
  [
    'delete',
    { actionType: 'sanity.action.document.delete', publishedId: 'b', includeDrafts: [] },
    ['drafts.a'],
  ],
])('a %s whose answer is lost has succeeded', async (_name, action, left) => {
  const { lake, client } = await lakeForTest()
  for (const _id of ['drafts.a', 'b']) await client.create({ _id, _type: 'note' })
  const losing = await clientThatLosesAnAnswer(lake)
  const { transactionId } = await losing.client.action(action)
  expect(transactionId).toMatch(/^[0-9a-f]{32}$/)
  expect(losing.requests.length).toBe(2)
  expect(await client.fetch('*._id', {}, { perspective: 'raw' })).toEqual(left)
})

test('a mutation whose answer is lost is made once, and answered with its document', async () => {
  const { lake, client } = await lakeForTest()
  await client.create({ _id: 'a', _type: 'note', n: 0 })
  const losing = await clientThatLosesAnAnswer(lake)
  const answer = await losing.client.patch('a').inc({ n: 1 }).commit()
  expect(losing.requests.length).toBe(2)
  expect(answer).toEqual(await client.getDocument('a'))
  expect(answer).toMatchObject({ n: 1 })
})
