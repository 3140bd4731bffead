import { expect, test } from 'vitest'
import { datasetFacts } from '../../scripts/publish-dataset.ts'
import { lakeForTest } from './support.ts'

async function facts() {
  const { lake, client } = await lakeForTest()
  const { projectId, dataset, url: apiHost } = lake
  return {
    client,
    dataset: datasetFacts({ projectId, dataset, apiHost, apiVersion: '2026-11-01', token: undefined }),
  }
}

test('the newest published document tells of each publish, and their number of what was taken back', async () => {
  const { client, dataset } = await facts()
  expect(await dataset.newest()).toBeUndefined()
  await client.create({ _id: 'old', _type: 'newsArticle' })
  const { _rev, _updatedAt } = await client.create({ _id: 'new', _type: 'newsArticle' })
  const before = await dataset.newest()
  expect(before).toMatchObject({ transactionId: _rev, at: _updatedAt, documents: 2 })

  await client.create({ _id: 'drafts.new', _type: 'newsArticle' })
  await client.create({ _id: 'site.buildReport', _type: 'buildReport' })
  await client.create({ _id: 'image-1-1x1-png', _type: 'sanity.imageAsset' })
  expect(await dataset.newest()).toEqual(before)

  await client.action({
    actionType: 'sanity.action.document.unpublish',
    publishedId: 'old',
    draftId: 'drafts.old',
  })
  expect(await dataset.newest()).toEqual({ ...before, documents: 1 })
})

test('the next scheduled article is the earliest one after a time, in whatever zone its time is written', async () => {
  const { client, dataset } = await facts()
  for (const [id, publishedAt] of [
    ['a', '2026-11-23T16:00:00+08:00'],
    ['b', '2026-11-23T08:30:00Z'],
    ['drafts.c', '2026-11-23T08:10:00Z'],
  ] as const)
    await client.create({ _id: id, _type: 'newsArticle', publishedAt })
  const after = async (time: string) => (await dataset.nextDue(new Date(time)))?.toISOString()
  expect(await after('2026-11-23T07:59:59Z')).toBe('2026-11-23T08:00:00.000Z')
  expect(await after('2026-11-23T08:00:00Z')).toBe('2026-11-23T08:30:00.000Z')
  expect(await after('2026-11-23T08:30:00Z')).toBeUndefined()
})
