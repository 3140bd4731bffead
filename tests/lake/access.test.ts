import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { clientOf, errorOf, lakeForTest } from './support.ts'

const TOKEN = 'a-token-of-some-length'
const STUDIO = 'http://studio.test:3333'
const QUERY = '/v2025-02-19/data/query/production?query=1'
const SOCKET = '/vX/socket/production'

/** The status of a request as bare as need be: fetch would not send a foreign Host or Origin. */
function status(
  lake: RunningLake,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: lake.port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** How a socket's opening ends: `open`, or the status of the refusal. */
async function knock(lake: RunningLake, headers: Record<string, string>, path = SOCKET): Promise<unknown> {
  const socket = new WebSocket(`ws://127.0.0.1:${lake.port}${path}`, { headers })
  onTestFinished(() => socket.terminate())
  return await new Promise((resolve) => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.once('error', () => undefined)
  })
}

describe('a page of another origin', () => {
  const evil = 'http://evil.example'

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json',
  ])('writes nothing with a request of type %s, which needs no leave of the browser', async (type) => {
    const { lake, client } = await lakeForTest({ allowedOrigins: [STUDIO] })
    const headers = { origin: evil, 'content-type': type }
    const body = '{"mutations":[{"create":{"_id":"a","_type":"note"}}]}'
    const paths = [
      'data/mutate/production',
      'data/actions/production',
      'assets/images/production',
      'assets/files/production',
      'intake/batch',
    ]
    for (const path of paths) {
      expect(await status(lake, `/v2025-02-19/${path}`, headers, 'POST', body)).toBe(403)
    }
    expect(await status(lake, '/v1/users/me/keyvalue', headers, 'PUT', '[{"key":"a","value":1}]')).toBe(403)
    expect(await client.fetch('count(*)')).toBe(0)
  })

  test('cannot let the browser write in its place, even where its origin is hidden', async () => {
    const { lake } = await lakeForTest({ allowedOrigins: [STUDIO] })
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' }
    expect(await status(lake, QUERY, headers)).toBe(403)
    expect(await status(lake, QUERY, { ...headers, 'sec-fetch-dest': 'script' })).toBe(403)
    expect(await status(lake, QUERY, { ...headers, referer: `${evil}/`, 'sec-fetch-dest': 'image' })).toBe(
      403,
    )
    expect(await status(lake, QUERY, { ...headers, referer: `${STUDIO}/`, 'sec-fetch-dest': 'image' })).toBe(
      200,
    )
    const frame = { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }
    expect(await status(lake, QUERY, frame)).toBe(403)
    // A person who follows a link.
    expect(await status(lake, QUERY, { ...frame, 'sec-fetch-dest': 'document' })).toBe(200)
  })

  test('can ask for nothing but a picture or a file as such without saying who it is', async () => {
    const { lake } = await lakeForTest()
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
    const picture = '/images/local/production/x-1x1.png'
    for (const destination of ['image', 'audio', 'video']) {
      const embedding = { ...headers, 'sec-fetch-dest': destination }
      for (const path of [
        QUERY,
        '/v1/data/export/production',
        '/v1/users/me',
        `${picture}/../../../..${QUERY}`,
        `/images%2f..${QUERY}`,
      ]) {
        expect(await status(lake, path, embedding)).toBe(403)
      }
      // Let in, and not found.
      expect(await status(lake, picture, embedding)).toBe(404)
      expect(await status(lake, '/files/local/production/x.mp3', embedding)).toBe(404)
    }
    expect(await status(lake, picture, { ...headers, 'sec-fetch-dest': 'script' })).toBe(403)
  })

  test('opens no socket, nor does one that is addressed by a foreign name', async () => {
    const { lake } = await lakeForTest({ allowedOrigins: [STUDIO] })
    expect(await knock(lake, { origin: evil })).toBe(403)
    expect(await knock(lake, { origin: 'null' })).toBe(403)
    expect(await knock(lake, { host: `evil.example:${lake.port}` })).toBe(403)
    expect(await knock(lake, { origin: STUDIO })).toBe('open')
    expect(await knock(lake, {})).toBe('open')
  })
})

test('a socket elsewhere, or of another dataset, is not there', async () => {
  const { lake } = await lakeForTest({ log: () => undefined })
  expect(await knock(lake, {}, '/vX/socket/staging')).toBe(404)
  expect(await knock(lake, {}, '/vX/sockets')).toBe(404)
  expect(lake.unknownRequests).toEqual(['SOCKET /vX/sockets'])
})

test('a socket that is refused leaves nothing behind, whether its client breaks the line or keeps it open', async () => {
  const { lake } = await lakeForTest({ log: () => undefined })
  const refused = async () => {
    const line = connect({ host: '127.0.0.1', port: lake.port, allowHalfOpen: true })
    onTestFinished(() => void line.destroy())
    const host = `Host: 127.0.0.1:${lake.port}`
    line.write(`GET /nowhere HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
    expect(String((await once(line, 'data'))[0])).toMatch(/^HTTP\/1.1 404/)
    return line
  }
  const broken = await refused()
  broken.resetAndDestroy()
  await refused()
  await lake.close()
})

describe('beyond this machine', () => {
  test.each([
    ['without a token', { allowedHosts: ['desk.example'] }],
    ['without the names of allowed hosts', { token: TOKEN }],
    ['with a token that can be guessed', { token: 'short', allowedHosts: ['desk.example'] }],
  ])('it does not listen %s', async (_name, options) => {
    await expect(startLake({ host: '0.0.0.0', ...options })).rejects.toThrow(/token/)
  })

  test('every request must carry the token, and name an allowed host', async () => {
    const { lake } = await lakeForTest({
      host: '0.0.0.0',
      token: TOKEN,
      allowedHosts: ['desk.example', 'proxy.example:443'],
      allowedOrigins: [STUDIO],
    })
    expect(lake.url).toBe(`http://desk.example:${lake.port}`)
    const right = { authorization: `Bearer ${TOKEN}` }
    const desk = { host: `desk.example:${lake.port}` }
    expect(await status(lake, QUERY, { ...right, ...desk })).toBe(200)
    expect(await status(lake, QUERY, { ...right, host: 'proxy.example:443' })).toBe(200)
    // As a browser says it.
    expect(await status(lake, QUERY, { ...right, host: 'proxy.example' })).toBe(200)
    expect(await status(lake, QUERY, { ...right, host: 'desk.example' })).toBe(403)
    expect(await status(lake, QUERY, right)).toBe(200)
    expect(await status(lake, QUERY, { ...right, host: 'other.example' })).toBe(403)
    for (const path of [
      QUERY,
      '/v1/ping',
      '/v1/users/me',
      '/images/local/production/x-1x1.png',
      '/nowhere',
    ]) {
      expect(await status(lake, path, desk)).toBe(401)
      expect(await status(lake, path, { ...desk, authorization: 'Bearer wrong-token-of-length' })).toBe(401)
    }
    // A browser asks for leave without the token; it learns nothing but that.
    expect(await status(lake, QUERY, { ...desk, origin: STUDIO }, 'OPTIONS')).toBe(204)
  })

  test.each([
    ['desk.example', /^http:\/\/desk\.example:\d+$/],
    ['desk.example:8080', /^http:\/\/desk\.example:8080$/],
    ['desk.example:80', /^http:\/\/desk\.example$/],
    ['desk.example:443', /^https:\/\/desk\.example$/],
  ])('a lake that is called %s has an address that a browser can ask', async (name, url) => {
    const { lake } = await lakeForTest({ host: '0.0.0.0', token: TOKEN, allowedHosts: [name] })
    expect(lake.url).toMatch(url)
    const host = new URL(lake.url).host
    expect(await status(lake, QUERY, { authorization: `Bearer ${TOKEN}`, host })).toBe(200)
  })

  test('a socket is of no use before its first message has brought the token', async () => {
    const { lake } = await lakeForTest({ token: TOKEN })
    const call = (method: string, params = {}): string =>
      JSON.stringify({ jsonrpc: '2.0', id: method, method, params })
    const open = async (headers: Record<string, string> = {}): Promise<WebSocket> => {
      const socket = new WebSocket(`ws://127.0.0.1:${lake.port}${SOCKET}`, { headers })
      onTestFinished(() => socket.terminate())
      await once(socket, 'open')
      return socket
    }
    for (const first of [
      call('presence_subscribe'),
      call('authorization', { authorization: 'Bearer wrong-token-of-length' }),
    ]) {
      const socket = await open()
      const closed = once(socket, 'close')
      socket.send(first)
      expect((await closed)[0]).toBe(4001)
    }
    const late = await open()
    late.send(call('authorization', { authorization: `Bearer ${TOKEN}` }))
    expect(String((await once(late, 'message'))[0])).toContain('"result":true')
    const early = await open({ authorization: `Bearer ${TOKEN}` })
    early.send(call('presence_subscribe'))
    expect(String((await once(early, 'message'))[0])).toContain('"result"')
    expect(await knock(lake, { authorization: 'Bearer wrong-token-of-length' })).toBe(401)
  })

  test('the official client is let in by its token', async () => {
    const { lake } = await lakeForTest({ token: TOKEN })
    expect(await clientOf(lake, { token: TOKEN }).fetch('1')).toBe(1)
    expect(await errorOf(clientOf(lake, { token: 'another-token-of-length' }).fetch('1'))).toMatchObject({
      statusCode: 401,
      // By this Studio knows a lost session from a forbidden edit, which it would drop.
      response: { body: { errorCode: 'SIO-401-ANF' } },
    })
  })
})
