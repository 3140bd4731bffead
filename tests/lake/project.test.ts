import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { clientOf, errorOf, lakeForTest } from './support.ts'

test('the editor is known, with a role that may do everything', async () => {
  const { client } = await lakeForTest()
  const me = await client.request<{ id: string }>({ url: '/users/me' })
  expect(me).toMatchObject({ id: 'local', roles: [{ name: 'administrator' }] })
  expect(await client.users.getById('me')).toMatchObject({ id: me.id })
  expect(await client.request({ url: '/users/local' })).toMatchObject({ displayName: 'Local editor' })
  expect(await client.request({ url: '/projects/local/users/local' })).toMatchObject({ id: 'local' })
  expect(await client.request({ url: '/users/local,nobody' })).toMatchObject([{ id: 'local' }])
  expect(await errorOf(client.request({ url: '/users/nobody' }))).toMatchObject({ statusCode: 404 })
})

test('the project has the editor among its members, and one dataset with all permissions', async () => {
  const { client } = await lakeForTest()
  expect(await client.projects.getById('local')).toMatchObject({
    id: 'local',
    members: [{ id: 'local', isCurrentUser: true }],
  })
  expect(await client.request({ url: '/projects/local/datasets' })).toMatchObject([{ name: 'production' }])
  const comments = '/projects/local/datasets?datasetProfile=comments&addonFor=production'
  expect(await client.request({ url: comments })).toEqual([])
  expect(await client.request({ url: '/projects/local/datasets/production/acl' })).toEqual([
    {
      filter: '_id in path("**")',
      permissions: expect.arrayContaining(['read', 'create', 'update', 'history', 'editHistory']),
    },
  ])
  expect(await errorOf(client.request({ url: '/projects/other/grants' }))).toMatchObject({ statusCode: 404 })
})

test('what Studio remembers of an editor outlives a restart', async () => {
  const data = await mkdtemp(join(tmpdir(), 'lake-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const first = await startLake({ data })
  const pairs = [
    { key: 'studio.search', value: ['香港', { terms: 1 }] },
    { key: 'studio.sort', value: null },
  ]
  const url = '/users/me/keyvalue'
  expect(await clientOf(first).request({ method: 'PUT', url, body: pairs })).toEqual(pairs)
  await clientOf(first).request({ method: 'PUT', url, body: [{ key: 'studio.sort', value: 'name' }] })
  await first.close()
  const second = await startLake({ data })
  onTestFinished(() => second.close())
  expect(await clientOf(second).request({ url: `${url}/studio.search,never,studio.sort` })).toEqual([
    pairs[0],
    { key: 'studio.sort', value: 'name' },
  ])
  const malformed = clientOf(second).request({ method: 'PUT', url, body: [{ key: 'a' }] })
  expect(await errorOf(malformed)).toMatchObject({ statusCode: 400 })
})

test('nothing that Studio measures is wanted, nor kept', async () => {
  const { lake, client } = await lakeForTest()
  expect(await client.request({ url: '/intake/telemetry-status' })).toEqual({ status: 'denied' })
  expect(await client.request({ method: 'POST', url: '/intake/batch', body: { batch: [] } })).toEqual({})
  // As Studio sends it while its page closes.
  const beacon = await fetch(`${lake.url}/v2025-02-19/intake/batch`, { method: 'POST', body: '{"batch":[]}' })
  expect(beacon.status).toBe(200)
})

test('Studio may sign out, and look for what is wrong with its connection', async () => {
  const { lake, client } = await lakeForTest()
  expect(await client.request({ method: 'POST', url: '/auth/logout' })).toEqual({})
  expect(await client.request({ url: '/auth/id' })).toEqual({ id: 'local' })
  expect(await client.request({ url: '/geoip/country' })).toEqual({})
  expect(lake.unknownRequests).toEqual([])
})

test('what the lake does not know is logged in one line, and remembered', async () => {
  const lines: string[] = []
  const { lake, client } = await lakeForTest({ log: (line) => lines.push(line) })
  await errorOf(client.request({ url: '/media-libraries', query: { a: '1' } }))
  expect(lake.unknownRequests).toEqual(['GET /v2025-02-19/media-libraries?a=1'])
  expect(lines).toEqual(['lake: unknown endpoint: GET /v2025-02-19/media-libraries?a=1'])
})
