import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { RunningLake } from '../../lake/server.ts'
import { lakeForTest } from './support.ts'

/** A socket as Studio opens it; `next` waits for the next message. */
async function connect(lake: RunningLake, headers: Record<string, string> = {}) {
  const url = `${lake.url.replace('http', 'ws')}/v2022-06-30/socket/production?tag=sanity.studio`
  const socket = new WebSocket(url, { headers })
  onTestFinished(() => socket.terminate())
  const messages: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  socket.on('message', (data: Buffer) => {
    const message: unknown = JSON.parse(data.toString())
    const waiter = waiting.shift()
    if (waiter) waiter(message)
    else messages.push(message)
  })
  await once(socket, 'open')
  return {
    socket,
    pending: messages,
    call: (id: string, method: string, params = {}) =>
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, apiVersion: 'v1' } })),
    next: () =>
      new Promise<unknown>((resolve) => {
        if (messages.length > 0) resolve(messages.shift())
        else waiting.push(resolve)
      }),
  }
}

type Call = Awaited<ReturnType<typeof connect>>['call']

test('open Studios see where the others are, until these leave or are gone', async () => {
  const { lake } = await lakeForTest()
  const one = await connect(lake)
  one.call('1', 'presence_subscribe')
  const { result: subscription } = (await one.next()) as { result: string }
  const two = await connect(lake)
  two.call('1', 'presence_rollcall', { session: 'two' })
  expect(await two.next()).toMatchObject({ id: '1', result: true })
  const heard = (result: unknown) => ({
    method: 'presence_subscription',
    params: { subscription, result },
  })
  expect(await one.next()).toMatchObject(heard({ type: 'rollCall', session: 'two' }))
  const locations = [{ type: 'document', documentId: 'a', path: ['name'] }]
  two.call('2', 'presence_announce', { data: { sessionId: 'two', locations } })
  expect(await one.next()).toMatchObject(
    heard({ type: 'state', i: 'local', m: { sessionId: 'two', locations } }),
  )
  two.call('3', 'presence_disconnect', { session: 'two' })
  expect(await one.next()).toMatchObject(heard({ type: 'disconnect', m: { session: 'two' } }))
  two.call('4', 'presence_announce', { data: { sessionId: 'two', locations: [] } })
  expect(await one.next()).toMatchObject(heard({ type: 'state' }))
  two.socket.terminate()
  expect(await one.next()).toMatchObject(heard({ type: 'disconnect', m: { session: 'two' } }))
})

test('many event streams go over one socket, each with its own filter and its own end', async () => {
  const { lake, client } = await lakeForTest()
  const { call, next } = await connect(lake)
  const open = async (id: string, query: string): Promise<string> => {
    call(id, 'listen_subscribe', {
      subscriptionId: id,
      search: String(new URLSearchParams({ query })),
      lastEventId: '',
    })
    const text = [await next(), await next(), await next()].map((message) => JSON.stringify(message)).join()
    expect(text).toContain('"status":200')
    return text
  }
  expect(await open('n', '*[_type == "note"]')).toContain('event: welcome')
  await open('m', '*[_type == "memo"]')
  await client.create({ _id: 'a', _type: 'memo' })
  expect(await next()).toMatchObject({
    method: 'listen_subscription',
    params: { subscription: 'm', result: expect.stringMatching(/^event: mutation\nid: .*#a\ndata: /) },
  })
  call('x', 'listen_unsubscribe', { subscriptionId: 'm' })
  expect(await next()).toMatchObject({ id: 'x', result: true })
  await client.create({ _id: 'b', _type: 'memo' })
  await client.create({ _id: 'c', _type: 'note' })
  expect(await next()).toMatchObject({ params: { subscription: 'n' } })
})

/** Opens streams that resume after a transaction, all at once; returns what each is told first. */
async function resume(call: Call, next: () => Promise<unknown>, queries: string[], lastEventId: string) {
  for (const [index, query] of queries.entries()) {
    const search = String(new URLSearchParams({ query, enableResume: 'true', effectFormat: 'mendoza' }))
    call(`call-${index}`, 'listen_subscribe', { subscriptionId: `stream-${index}`, search, lastEventId })
  }
  const greetings = new Map<string, string>()
  while (greetings.size < queries.length) {
    const { params } = (await next()) as { params?: { subscription: string; result: string } }
    const event = /^event: (\w+)/.exec(params?.result ?? '')?.[1]
    if (params && event && !greetings.has(params.subscription)) greetings.set(params.subscription, event)
  }
  return [...greetings.values()]
}

test('streams that resume on one line leave room for each other: who finds none begins anew', async () => {
  const { lake, client } = await lakeForTest()
  const { _rev } = await client.create({ _id: 'a', _type: 'note' })
  const text = 'x'.repeat(700_000)
  for (let n = 0; n < 3; n++) await client.create({ _type: 'note', text }, { returnDocuments: false })
  const { socket, call, next } = await connect(lake)
  const greetings = await resume(call, next, Array<string>(16).fill('*'), `${_rev}#a`)
  expect(greetings[0]).toBe('welcomeback')
  expect(new Set(greetings)).toEqual(new Set(['welcomeback', 'reset']))
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

test('an event arrives that is longer than what may wait for a reader', async () => {
  const { lake, client } = await lakeForTest()
  const text = 'x'.repeat(4_000_000)
  await client.create({ _id: 'a', _type: 'note', text }, { returnDocuments: false })
  const { call, next } = await connect(lake)
  const options = { includeResult: 'true', includePreviousRevision: 'true', effectFormat: 'mendoza' }
  const search = String(new URLSearchParams({ query: '*', ...options }))
  call('1', 'listen_subscribe', { subscriptionId: '1', search, lastEventId: '' })
  for (let message = 0; message < 3; message++) await next()
  const replaced = { _id: 'a', _type: 'note', text: text.replaceAll('x', 'y') }
  await client.createOrReplace(replaced, { returnDocuments: false })
  expect(await next()).toMatchObject({
    params: { subscription: '1', result: expect.stringMatching(/^event: mutation/) },
  })
})

test('a filter that fails on what its listener missed begins anew', async () => {
  const { lake, client } = await lakeForTest()
  const { _rev } = await client.create({ _id: 'a', _type: 'note', n: 1, places: 2 })
  await client.patch('a').set({ places: 500 }).commit()
  const { call, next, pending } = await connect(lake)
  expect(await resume(call, next, ['*[round(n, places) > 0]'], `${_rev}#a`)).toEqual(['reset'])
  expect([await next(), ...pending]).toMatchObject([{ id: 'call-0', result: { status: 200 } }])
  await client.create({ _id: 'b', _type: 'note', n: 1, places: 2 })
  expect(await next()).toMatchObject({
    params: { subscription: 'stream-0', result: expect.stringMatching(/#b\n/) },
  })
})

test('a stream that cannot be opened says what HTTP would', async () => {
  const { lake } = await lakeForTest()
  const { call, next } = await connect(lake)
  call('1', 'listen_subscribe', { subscriptionId: '1', search: 'query=count(*)', lastEventId: '' })
  expect(await next()).toMatchObject({ id: '1', result: { status: 400, body: { error: expect.anything() } } })
  call('2', 'listen_subscribe', { search: 'query=*' })
  expect(await next()).toMatchObject({ id: '2', error: { code: -32602 } })
})

test('an unknown method is refused, logged and remembered', async () => {
  const lines: string[] = []
  const { lake } = await lakeForTest({ log: (line) => lines.push(line) })
  const { call, next } = await connect(lake)
  call('1', 'presence_guess')
  expect(await next()).toMatchObject({ id: '1', error: { code: -32601 } })
  expect(lake.unknownRequests).toEqual(['SOCKET presence_guess'])
  expect(lines).toEqual(['lake: unknown endpoint: SOCKET presence_guess'])
})

test('what is no call is passed over', async () => {
  const { lake } = await lakeForTest()
  const { socket, call, next } = await connect(lake)
  for (const text of ['', '♥', '[]', '{"id":1}', 'null']) socket.send(text)
  socket.send(Buffer.from([1, 2, 3]))
  call('1', 'presence_rollcall', { session: 's' })
  expect(await next()).toMatchObject({ id: '1', result: true })
})

test('a token that is no text is none', async () => {
  const authorization = { toString: 1, valueOf: 1 }
  const open = await connect((await lakeForTest()).lake)
  open.call('1', 'authorization', { authorization })
  expect(await open.next()).toMatchObject({ id: '1', result: true })
  const guarded = await connect((await lakeForTest({ token: 'a-token-of-some-length' })).lake)
  const closed = once(guarded.socket, 'close')
  guarded.call('1', 'authorization', { authorization })
  expect((await closed)[0]).toBe(4001)
})

test('a message that is too long ends the connection; a subscription too many is refused', async () => {
  const { lake } = await lakeForTest({ bodyLimits: { json: 20_000 } })
  const { socket } = await connect(lake)
  const closed = once(socket, 'close')
  socket.send('x'.repeat(20_001))
  expect((await closed)[0]).toBe(1009)
  const { call, next } = await connect(lake)
  for (let n = 0; n < 200; n++) {
    call(String(n), 'presence_subscribe')
    await next()
  }
  call('over', 'presence_subscribe')
  expect(await next()).toMatchObject({ id: 'over', error: { code: -32602 } })
})

test('closing the lake ends its sockets', async () => {
  const { lake } = await lakeForTest()
  const { socket } = await connect(lake)
  const closed = once(socket, 'close')
  await lake.close()
  await closed
})
