import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { startLake, type RunningLake } from '../../lake/server.ts'
import { clientOf, errorOf, lakeForTest } from './support.ts'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request as bare as need be: fetch would not send a foreign Host or Origin. */
function send(
  lake: RunningLake,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: lake.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const QUERY = '/v2025-02-19/data/query/production?query=1'
const JSON_TYPE = { 'content-type': 'application/json' }

describe('who may ask', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])('a request addressed to %s', async (name) => {
    const { lake } = await lakeForTest()
    const answer = await send(lake, QUERY, { headers: { host: `${name}:${lake.port}` } })
    expect(answer.status).toBe(200)
  })

  test.each(['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example:PORT'])(
    'not one addressed to "%s"',
    async (host) => {
      const { lake } = await lakeForTest()
      const answer = await send(lake, QUERY, { headers: { host: host.replace('PORT', String(lake.port)) } })
      expect(answer.status).toBe(403)
      expect(JSON.parse(answer.body)).toMatchObject({ statusCode: 403, error: 'Forbidden' })
    },
  )

  test('a page of an allowed origin, and its origin alone is echoed', async () => {
    const { lake } = await lakeForTest({ allowedOrigins: ['http://studio.test:3333'] })
    const answer = await send(lake, QUERY, { headers: { origin: 'http://studio.test:3333' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe('http://studio.test:3333')
    expect(answer.headers['access-control-allow-credentials']).toBe('true')
    expect(answer.headers.vary).toContain('origin')
  })

  test.each(['http://evil.example', 'null', 'http://studio.test:3334', 'https://studio.test:3333'])(
    'not a page of %s, and it does nothing there',
    async (origin) => {
      const { lake, client } = await lakeForTest({ allowedOrigins: ['http://studio.test:3333'] })
      const read = await send(lake, QUERY, { headers: { origin } })
      expect(read.status).toBe(403)
      expect(read.headers['access-control-allow-origin']).toBeUndefined()
      const body = JSON.stringify({ mutations: [{ create: { _id: 'a', _type: 'note' } }] })
      const path = '/v2025-02-19/data/mutate/production'
      const written = await send(lake, path, { method: 'POST', headers: { origin, ...JSON_TYPE }, body })
      expect(written.status).toBe(403)
      expect(await client.fetch('count(*)')).toBe(0)
      const preflight = await send(lake, path, { method: 'OPTIONS', headers: { origin } })
      expect(preflight.status).toBe(403)
    },
  )

  test('a preflight of an allowed origin is answered', async () => {
    const { lake } = await lakeForTest()
    const headers = {
      origin: 'http://localhost:3333',
      'access-control-request-headers': 'content-type,x-sanity-project-id',
    }
    const answer = await send(lake, QUERY, { method: 'OPTIONS', headers })
    expect(answer.status).toBe(204)
    expect(answer.headers['access-control-allow-headers']).toBe('content-type,x-sanity-project-id')
    expect(answer.headers['access-control-allow-methods']).toContain('POST')
  })
})

describe('what cannot be answered', () => {
  test('an unknown endpoint: 404', async () => {
    const { client } = await lakeForTest()
    const error = await errorOf(client.request({ url: '/data/nowhere/production' }))
    expect(error).toMatchObject({ statusCode: 404 })
    expect(error.message).toMatch(/Not Found - No such endpoint/)
  })

  test('another dataset or project: 404', async () => {
    const { lake } = await lakeForTest()
    const dataset = await errorOf(clientOf(lake, { dataset: 'staging' }).fetch('1'))
    expect(dataset).toMatchObject({ statusCode: 404 })
    expect(dataset.message).toMatch(/Dataset "staging" not found/)
    const project = await errorOf(clientOf(lake, { projectId: 'another' }).fetch('1'))
    expect(project).toMatchObject({ statusCode: 404 })
    expect(project.message).toMatch(/Project "another" not found/)
  })

  test('another method: 405, with those that there are', async () => {
    const { lake } = await lakeForTest()
    const answer = await send(lake, QUERY, { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, POST')
  })

  test('a body that is no JSON: 415 by its type, 400 by its content', async () => {
    const { lake } = await lakeForTest()
    const path = '/v2025-02-19/data/mutate/production'
    const plain = await send(lake, path, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"mutations":[]}',
    })
    expect(plain.status).toBe(415)
    const broken = await send(lake, path, { method: 'POST', headers: JSON_TYPE, body: '{"mutations":' })
    expect(broken.status).toBe(400)
    const other = await send(lake, path, { method: 'POST', headers: JSON_TYPE, body: '{"mutation":[]}' })
    expect(other.status).toBe(400)
  })

  test.each([
    ['no query', 'data/query/production'],
    ['a parameter that is no JSON', 'data/query/production?query=1&$a=x'],
    ['a perspective that cannot be one', 'data/query/production?query=1&perspective=raw,drafts'],
    ['a broken path', 'data/doc/production/%E0%A4%A'],
  ])('%s: 400', async (_name, path) => {
    const { lake } = await lakeForTest()
    expect((await send(lake, `/v2025-02-19/${path}`)).status).toBe(400)
  })

  test('a transaction that is too long: 413, with or without its length', async () => {
    const { lake, client } = await lakeForTest({ bodyLimits: { json: 1000 } })
    const error = await errorOf(client.create({ _id: 'a', _type: 'note', text: 'x'.repeat(2000) }))
    expect(error).toMatchObject({ statusCode: 413 })
    expect(error.message).toMatch(/Payload Too Large - .* limit of 1000 bytes/)
    const chunked = await send(lake, '/v2025-02-19/data/mutate/production', {
      method: 'POST',
      headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' },
      body: `{"mutations":["${'x'.repeat(300_000)}"]}`,
    })
    expect(chunked.status).toBe(413)
    expect(await client.fetch('count(*)')).toBe(0)
  })

  test('a picture that is too large: 413', async () => {
    const { client } = await lakeForTest({ bodyLimits: { asset: 1000 } })
    const error = await errorOf(client.assets.upload('image', Buffer.alloc(5000)))
    expect(error).toMatchObject({ statusCode: 413 })
  })
})

describe('what else the client asks', () => {
  test('ping', async () => {
    const { lake } = await lakeForTest()
    for (const path of ['/ping', '/v1/ping', '/vX/ping', '/v2025-02-19/data/ping/production']) {
      const answer = await send(lake, path)
      expect(JSON.parse(answer.body)).toEqual({ pong: true })
      expect(answer.headers['x-sanity-shard']).toBeDefined()
    }
  })

  test('the list of datasets', async () => {
    const { client } = await lakeForTest({ dataset: 'testing', projectId: 'p' })
    expect(await client.datasets.list()).toMatchObject([{ name: 'testing' }])
  })

  test('closing ends open connections', async () => {
    const lake = await startLake()
    const response = await fetch(`${lake.url}/v2025-02-19/data/listen/production?query=*`)
    await Promise.all([lake.close(), lake.close()])
    await expect(response.text()).rejects.toThrow()
  })
})
