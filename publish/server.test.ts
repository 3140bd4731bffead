import { connect } from 'node:net'
import { encodeSignatureHeader } from '@sanity/webhook'
import { expect, onTestFinished, test } from 'vitest'
import type { Publisher } from './publisher.ts'
import { startPublishServer } from './server.ts'
import type { Change } from './webhook.ts'

const secret = 'a secret for tests, long enough'
const body = JSON.stringify({ _id: 'news-1', _type: 'newsArticle', _rev: 'r' })
const minute = 60_000

async function server() {
  const changes: Change[] = []
  const lines: string[] = []
  const publisher: Publisher = {
    start: () => Promise.resolve(),
    catchUp: () => Promise.resolve(),
    change: (change) => Promise.resolve(changes.push(change) === 1),
    status: () => Promise.resolve({ current: null } as Awaited<ReturnType<Publisher['status']>>),
    close: () => Promise.resolve(),
  }
  const running = await startPublishServer(publisher, { port: 0, secret, log: (line) => lines.push(line) })
  onTestFinished(() => running.close())
  const post = (headers: Record<string, string>, sent: string | Uint8Array<ArrayBuffer> = body) =>
    fetch(`${running.url}/webhook`, { method: 'POST', headers, body: sent })
  return { url: running.url, changes, lines, post }
}

async function signed(text = body, at = Date.now(), key = secret) {
  return { 'sanity-webhook-signature': await encodeSignatureHeader(text, at, key) }
}

test('takes what Sanity signed, by what its headers say; what is sent again is acknowledged too', async () => {
  const { post, changes } = await server()
  const headers = {
    ...(await signed()),
    'sanity-document-id': 'news-1',
    'sanity-operation': 'update',
    'sanity-transaction-id': 't1',
    'idempotency-key': 'k1',
  }
  const first = await post(headers)
  expect([first.status, await first.json()]).toEqual([202, { accepted: true }])
  const second = await post(headers)
  expect([second.status, await second.json()]).toEqual([202, { accepted: false }])
  expect(changes[0]).toEqual({
    documentId: 'news-1',
    operation: 'update',
    transactionId: 't1',
    signature: headers['sanity-webhook-signature'],
  })
})

test('without a transaction the idempotency key tells what is sent again', async () => {
  const { post, changes } = await server()
  await post({ ...(await signed()), 'idempotency-key': 'k1' })
  expect(changes[0]?.transactionId).toBe('k1')
})

test.for([
  ['no signature', async () => ({}), body],
  ['a signature by another secret', () => signed(body, Date.now(), 'another secret, long enough'), body],
  ['a signature of another body', () => signed('{}'), body],
  ['a body that was written anew', () => signed(), JSON.stringify(JSON.parse(body), null, 2)],
  ['a signature of an hour ago', () => signed(body, Date.now() - 60 * minute), body],
  ['a signature of ten minutes ago', () => signed(body, Date.now() - 10 * minute), body],
  ['a signature of tomorrow', () => signed(body, Date.now() + 24 * 60 * minute), body],
  ['a signature that is none', async () => ({ 'sanity-webhook-signature': 'nonsense' }), body],
  ['a time that is none', async () => ({ 'sanity-webhook-signature': 't=0,v1=abc' }), body],
  ['an empty body', () => signed(), ''],
] as const)('%s: 401, and nothing is done', async ([, headers, sent]) => {
  const { post, changes, lines } = await server()
  const response = await post(await headers(), sent)
  expect(response.status).toBe(401)
  expect(changes).toEqual([])
  expect(lines.join()).toContain('Refused a webhook')
  expect(lines.join() + (await response.text())).not.toContain(secret)
})

test('a webhook is taken that was sent again as late as Sanity does', async () => {
  const { post } = await server()
  expect((await post(await signed(body, Date.now() - 2 * minute))).status).toBe(202)
})

test.for([
  ['what is no HTTP', 'webhook\r\n\r\n'],
  ['a path that is none', 'GET //[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ['a body of a false length', 'POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n'],
  ['a body that is cut short', 'POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{'],
  ['headers without end', `GET /status HTTP/1.1\r\nx: ${'x'.repeat(100_000)}`],
] as const)('%s does not end the server', async ([, sent]) => {
  const { url, changes } = await server()
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.end(sent)
  socket.resume()
  await new Promise((resolve) => socket.once('close', resolve))
  expect((await fetch(`${url}/status`)).status).toBe(200)
  expect(changes).toEqual([])
})

test('a body beyond the limit: 413, however it is sent', async () => {
  const { url, changes } = await server()
  const large = new Uint8Array(70_000)
  expect((await fetch(`${url}/webhook`, { method: 'POST', body: large })).status).toBe(413)
  const parts = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(large)
      controller.close()
    },
  })
  const response = await fetch(`${url}/webhook`, {
    method: 'POST',
    body: parts,
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(413)
  expect(changes).toEqual([])
})

test('there is one path for webhooks, for POST only, and one for the status', async () => {
  const { url } = await server()
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
    const response = await fetch(`${url}/webhook`, { method })
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST'])
  }
  for (const path of ['/', '/webhook/', '/webhook2', '/rollback']) {
    expect((await fetch(url + path, { method: 'POST', body })).status).toBe(404)
  }
  const status = await fetch(`${url}/status`)
  expect([status.status, await status.json()]).toEqual([200, { current: null }])
  expect((await fetch(`${url}/status`, { method: 'POST', body })).status).toBe(405)
})
