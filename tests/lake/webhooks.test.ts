import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { refuseSignature } from '../../publish/webhook.ts'
import { clientOf, lakeForTest } from './support.ts'

const secret = 'a secret for tests'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly document: Record<string, unknown>
}

/** Takes webhooks; `answer` chooses the status by the number of the request, counted from 1. */
async function receiver(answer: (count: number) => number | 'never' = () => 202) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({
        headers: request.headers,
        body,
        document: JSON.parse(body) as Record<string, unknown>,
      })
      const status = answer(received.length)
      if (status !== 'never') response.writeHead(status, { location: 'http://example.org/' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`, received }
}

const note = (id: string) => ({ _id: id, _type: 'note', title: '香港' })

test('what is created, changed and deleted is told, signed and described as Sanity does', async () => {
  const { url, received } = await receiver()
  const { client } = await lakeForTest({ webhooks: [{ url, secret }] })
  const created = await client.create(note('a'))
  const { _rev } = await client.patch('a').set({ title: '澳門' }).commit()
  await client.delete('a')
  await vi.waitFor(() => expect(received).toHaveLength(3))

  expect(received.map(({ headers }) => headers['sanity-operation'])).toEqual(['create', 'update', 'delete'])
  expect(received.map(({ document }) => document)).toEqual([
    { _id: 'a', _type: 'note', _rev: created._rev },
    { _id: 'a', _type: 'note', _rev },
    { _id: 'a', _type: 'note', _rev },
  ])
  expect(received[1]?.headers).toMatchObject({
    'content-type': 'application/json',
    'sanity-dataset': 'production',
    'sanity-project-id': 'local',
    'sanity-document-id': 'a',
    'sanity-transaction-id': _rev,
  })
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(3)
  for (const { headers, body } of received) {
    expect(await refuseSignature(headers, body, secret, Date.now())).toBeUndefined()
  }
})

test('drafts, versions, private documents and uploaded pictures are not told', async () => {
  const { url, received } = await receiver()
  const { client } = await lakeForTest({ webhooks: [{ url, secret }] })
  const transaction = client.transaction()
  for (const id of ['drafts.a', 'versions.spring.a', 'site.buildReport', 'a', 'b'])
    transaction.create(note(id))
  await transaction.create({ _id: 'image-1-1x1-png', _type: 'sanity.imageAsset' }).commit()
  await client.create(note('last'))
  await vi.waitFor(() => expect(received.map(({ document }) => document._id)).toEqual(['a', 'b', 'last']))
  const [a, b] = received
  expect(a?.headers['sanity-transaction-id']).toBe(b?.headers['sanity-transaction-id'])
})

test('a receiver that fails is asked again with the same key; one that refuses is not, and the log says so', async () => {
  const { url, received } = await receiver((count) => (count === 1 ? 503 : count === 2 ? 429 : 202))
  const refusing = await receiver((count) => (count === 1 ? 401 : 302))
  const log = vi.fn()
  const { client, lake } = await lakeForTest({ log })
  await put(lake.url, { url, secret })
  await put(lake.url, { url: refusing.url, secret })
  await client.create(note('a'))
  await vi.waitFor(() => expect(received).toHaveLength(3), 10_000)
  expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)

  await vi.waitFor(() => expect(log.mock.calls.join()).toContain('it answered 401'))
  await client.create(note('b'))
  await vi.waitFor(() => expect(log.mock.calls.join()).toContain('it answered 302'))
  expect(refusing.received).toHaveLength(2)
})

test('a receiver that never answers holds up no write, and not the end', async () => {
  const { url, received } = await receiver(() => 'never')
  const lake = await startLake({ webhooks: [{ url, secret }] })
  const client = clientOf(lake)
  for (let count = 0; count < 20; count++) await client.create(note(`note-${count}`))
  await vi.waitFor(() => expect(received).toHaveLength(1))
  await lake.close()
  expect(received).toHaveLength(1)
})

test('only this machine is told, and a webhook can be added and removed while the lake runs', async () => {
  for (const url of [
    'http://example.org/',
    'http://127.0.0.1.example.org/',
    'ftp://127.0.0.1/',
    'nonsense',
  ]) {
    await expect(startLake({ webhooks: [{ url, secret }] })).rejects.toThrow(/loopback address/)
  }
  const { url, received } = await receiver()
  const { client, lake } = await lakeForTest()
  expect((await put(lake.url, { url: 'http://example.org/', secret })).status).toBe(400)
  expect((await put(lake.url, { url, secret: '' })).status).toBe(400)
  expect((await put(lake.url, { url })).status).toBe(400)
  expect((await put(lake.url, { url, secret })).status).toBe(200)
  await client.create(note('a'))
  await vi.waitFor(() => expect(received).toHaveLength(1))

  const remove = () =>
    fetch(`${lake.url}/vX/lake/webhooks/local?url=${encodeURIComponent(url)}`, { method: 'DELETE' })
  expect((await remove()).status).toBe(200)
  expect((await remove()).status).toBe(404)
})

function put(lake: string, body: unknown): Promise<Response> {
  return fetch(`${lake}/vX/lake/webhooks/local`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
