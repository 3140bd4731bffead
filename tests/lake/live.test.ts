import type { LiveEvent, SanityClient } from '@sanity/client'
import { expect, onTestFinished, test } from 'vitest'
import { lakeForTest } from './support.ts'

/** Waits for live events, each in turn, from now on. */
async function follow(client: SanityClient, includeDrafts: boolean) {
  const events: LiveEvent[] = []
  const waiting: ((event: LiveEvent) => void)[] = []
  const subscription = client.live.events({ includeDrafts }).subscribe((event) => {
    const waiter = waiting.shift()
    if (waiter) waiter(event)
    else events.push(event)
  })
  onTestFinished(() => subscription.unsubscribe())
  const next = async () =>
    events.shift() ?? (await new Promise<LiveEvent>((resolve) => waiting.push(resolve)))
  expect(await next()).toMatchObject({ type: 'welcome' })
  return next
}

test('who follows the dataset is told the tags of the answers to ask for again', async () => {
  const { client } = await lakeForTest()
  const { syncTags } = await client.fetch('*', {}, { filterResponse: false })
  const next = await follow(client, false)
  const { _rev } = await client.create({ _id: 'a', _type: 'note' })
  expect(await next()).toMatchObject({ type: 'message', id: _rev, tags: syncTags })
})

test('a change of drafts is told to those who asked for drafts', async () => {
  const { client } = await lakeForTest()
  const published = await follow(client, false)
  const drafts = await follow(client, true)
  const draft = await client.create({ _id: 'drafts.a', _type: 'note' })
  const note = await client.create({ _id: 'a', _type: 'note' })
  expect(await drafts()).toMatchObject({ id: draft._rev })
  expect(await drafts()).toMatchObject({ id: note._rev })
  expect(await published()).toMatchObject({ id: note._rev })
})
