import { describe, expect, test } from 'vitest'
import { documentTypes } from '../../src/relations/document-types.ts'
import { errorOf, readFrom, stubServer } from './support.ts'

/** How often a client may ask for one thing, and how many things a build asks for before it gives up. */
const attempts = 5
const collections = Object.keys(documentTypes).length

describe.concurrent('a dataset that can’t be read', () => {
  test.for([
    { name: 'answers 500', status: 500, body: '{"error":"Internal"}', retried: false },
    { name: 'answers 502 with a page', status: 502, body: '<h1>Bad gateway</h1>', retried: true },
    { name: 'answers 503', status: 503, body: '{"error":"Unavailable"}', retried: true },
    {
      name: 'asks for fewer requests (429)',
      status: 429,
      body: '{"error":"Too many requests"}',
      retried: true,
    },
    { name: 'refuses the token (401)', status: 401, body: '{"error":"Unauthorized"}', retried: false },
    { name: 'has no such dataset (404)', status: 404, body: '{"error":"Not found"}', retried: false },
    { name: 'breaks off in mid-answer', status: 200, body: '{"result":[{"_id":"news-', retried: false },
    {
      name: 'answers with a page',
      status: 200,
      body: '<!doctype html><h1>Welcome to the hotel</h1>',
      retried: false,
    },
    {
      name: 'answers something that is not a list',
      status: 200,
      body: '{"result":{"ok":true}}',
      retried: false,
    },
  ])('stops the build: it $name', async ({ status, body, retried }, { expect, onTestFinished }) => {
    const server = await stubServer((response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    }, onTestFinished)
    const error = await errorOf(readFrom(server.url))
    expect(error.name).toBe('DatasetError')
    expect(error.message).toContain(`dataset “production” at ${server.url}`)
    expect(error.message).toContain('Nothing was published')
    expect(server.requests()).toBeLessThanOrEqual(attempts * collections)
    if (retried) expect(server.requests()).toBeGreaterThan(collections)
  })

  test('stops the build: nobody listens', async ({ expect, onTestFinished }) => {
    const server = await stubServer(() => undefined, onTestFinished)
    await server.close()
    const error = await errorOf(readFrom(server.url))
    expect(error.name).toBe('DatasetError')
    expect(error.message).toContain(server.url)
  })

  test('stops the build: the connection breaks', async ({ expect, onTestFinished }) => {
    const server = await stubServer((response) => response.destroy(), onTestFinished)
    const error = await errorOf(readFrom(server.url))
    expect(error.name).toBe('DatasetError')
    expect(server.requests()).toBeLessThanOrEqual(attempts * collections)
  })
})

test('a short illness of the dataset is waited out', async () => {
  const server = await stubServer((response, _request, count) => {
    if (count <= collections) response.writeHead(503).end('{}')
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":[]}')
  })
  const error = await errorOf(readFrom(server.url))
  // It was read in the end: what stops the build now is only that it is empty.
  expect(error.name).toBe('ContentError')
  expect(error.message).toContain('siteSettings')
})
