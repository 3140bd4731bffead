import type { SanityClient } from '@sanity/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { startLake } from '../../lake/server.ts'
import { seed } from '../../scripts/seed.ts'
import { root } from '../../scripts/paths.ts'
import { join } from 'node:path'
import { overdueParams, overdueQuery, type OverdueDocument } from '../../studio/structure/review.ts'
import { allLists, type EditorList, narrowerTopicsFilter } from '../../studio/structure/lists.ts'
import { clientOf } from './support.ts'

const now = new Date('2026-11-23T04:00:00Z')
let client: SanityClient

const article = (id: string, publishedAt: string, more: object = {}) => ({
  _id: id,
  _type: 'newsArticle',
  language: 'en',
  title: id,
  slug: { _type: 'slug', current: id },
  publishedAt,
  ...more,
})

beforeAll(async () => {
  const lake = await startLake({})
  client = clientOf(lake)
  await seed(client, join(root, 'sample-data'))
  const transaction = client.transaction()
  const documents: { _id: string; _type: string; [field: string]: unknown }[] = [
    article('drafts.unfinished', '2026-11-02T00:00:00Z'),
    article('early', '2026-10-31T16:00:00.000Z'),
    article('just-before', '2026-10-31T15:59:59Z'),
    article('being-changed', '2026-11-20T08:00:00+08:00'),
    article('drafts.being-changed', '2026-11-20T08:00:00+08:00'),
    article('later', '2026-12-01T00:00:00Z'),
    article('drafts.converted', '2026-01-01T00:00:00Z', { needsReview: true }),
    { _id: 'drafts.old-path', _type: 'redirect', from: '/old/' },
    { _id: 'drafts.meeting', _type: 'event', when: { month: '2026-11' } },
    { _id: 'meeting-last-month', _type: 'event', when: { month: '2026-10' } },
    { _id: 'partner', _type: 'university', relationship: 'partner' },
    {
      _id: 'over',
      _type: 'programme',
      intakes: [{ _key: 'a', deadline: '2026-11-22T23:59:00+08:00' }],
    },
  ]
  for (const document of documents) transaction.create(document)
  await transaction.commit()
  return () => lake.close()
}, 60_000)

async function ids(list: EditorList): Promise<string[]> {
  return client.fetch<string[]>(
    `*[${list.filter}] | order(_id)._id`,
    { ...list.params?.(now) },
    { perspective: list.publishedOnly ? 'published' : 'drafts' },
  )
}

const countOf = (type: string) =>
  client.fetch<number>('count(*[_type == $type])', { type }, { perspective: 'drafts' })

const list = (group: string, id: string): EditorList => {
  const found = allLists[group]?.find((each) => each.id === id)
  if (!found) throw new Error(`no list ${group}/${id}`)
  return found
}

describe('the newsroom', () => {
  it('has drafts, of what is published and of what is not', async () => {
    expect(await ids(list('newsroom', 'drafts'))).toEqual(['being-changed', 'converted', 'unfinished'])
  })

  it('has what is scheduled for later', async () => {
    const scheduled = await ids(list('newsroom', 'scheduled'))
    expect(scheduled).toContain('later')
    expect(scheduled).not.toContain('being-changed')
  })

  it('has what this month of the newsroom’s zone has published, also while it is changed', async () => {
    const published = await ids(list('newsroom', 'this-month'))
    expect(published).toEqual(expect.arrayContaining(['being-changed', 'early']))
    for (const other of ['just-before', 'unfinished', 'later']) expect(published).not.toContain(other)
  })
})

it('has every draft among the unpublished changes, redirects too', async () => {
  const drafts = `*[_id in path("drafts.**")] | order(_id)._id`
  const stored = await client.fetch<string[]>(drafts, {}, { perspective: 'raw' })
  expect(await ids(list('review', 'unpublished'))).toEqual(stored.map((id) => id.replace('drafts.', '')))
})

describe('meetings', () => {
  it('of the present month are to come where no day is known; those of the last month are past', async () => {
    expect(await ids(list('meetings', 'upcoming'))).toContain('meeting')
    expect(await ids(list('meetings', 'past'))).toContain('meeting-last-month')
  })

  it('are either past or to come', async () => {
    const [upcoming, past, all] = await Promise.all([
      ids(list('meetings', 'upcoming')),
      ids(list('meetings', 'past')),
      client.fetch<string[]>(`*[_type == "event"] | order(_id)._id`, {}, { perspective: 'drafts' }),
    ])
    expect([...upcoming, ...past].sort()).toEqual(all)
    expect(past.length).toBeGreaterThan(1)
  })
})

describe('every list', () => {
  const lists = Object.entries(allLists).flatMap(([group, lists]) =>
    lists.map((each) => [`${group}/${each.id}`, each] as const),
  )

  it.each(lists.filter(([, each]) => each.begin !== false))(
    '%s holds what is begun in it',
    async (name, each) => {
      const id = `begun-${name.replace('/', '-')}`
      const [type = ''] = each.types
      await client.create({ _id: `drafts.${id}`, _type: type, ...each.begin })
      expect(await ids(each)).toContain(id)
      await client.delete(`drafts.${id}`)
    },
  )

  it.each(lists)('%s holds only documents of its types', async (_name, each) => {
    const types = await client.fetch<string[]>(
      `array::unique(*[${each.filter}]._type)`,
      { ...each.params?.(now) },
      { perspective: 'drafts' },
    )
    for (const type of types) expect(each.types).toContain(type)
  })

  it.each(lists)(
    '%s is followed by a listener, which sees one document and no perspective',
    async (_name, each) => {
      const listener = client.listen(`*[${each.filter}]`, { ...each.params?.(now) }, { events: ['welcome'] })
      const first = await new Promise((resolve, reject) => {
        const subscription = listener.subscribe({
          next: (event) => {
            subscription.unsubscribe()
            resolve(event.type)
          },
          error: reject,
        })
      })
      expect(first).toBe('welcome')
    },
  )

  it('shows something of the sample data, but for drafts and what was converted', async () => {
    const counts = Object.fromEntries(
      await Promise.all(lists.map(async ([name, each]) => [name, (await ids(each)).length] as const)),
    )
    const empty = Object.entries(counts).filter(([, count]) => count === 0)
    expect(empty).toEqual([])
  })

  it.each([
    ['people/all', 'expert'],
    ['programmes/all', 'programme'],
    ['institutions/organisations', 'organisation'],
    ['topics/all', 'topic'],
    ['standards/agreements', 'agreement'],
    ['site/redirects', 'redirect'],
  ])('%s holds every %s', async (name, type) => {
    const [group = '', id = ''] = name.split('/')
    expect(await ids(list(group, id))).toHaveLength(await countOf(type))
  })

  it('of universities holds each once, as partner or listed', async () => {
    const [partners, listed] = await Promise.all([
      ids(list('institutions', 'partner-universities')),
      ids(list('institutions', 'listed-universities')),
    ])
    expect(partners.length + listed.length).toBe(await countOf('university'))
  })
})

it('lists the topics below a topic', async () => {
  const [parent] = await client.fetch<string[]>(`*[_type == "topic" && defined(broader)].broader._ref`)
  const below = await client.fetch<string[]>(`*[${narrowerTopicsFilter}]._id`, { broader: parent })
  expect(below.length).toBeGreaterThan(0)
})

it('finds what is past its review date, and says what', async () => {
  await client.create({
    _id: 'expert-overdue',
    _type: 'expert',
    name: [{ _key: 'en', language: 'en', value: 'Nobody' }],
    availability: { reviewedOn: '2026-05-22' },
  })
  await client.create({
    _id: 'expert-in-time',
    _type: 'expert',
    availability: { reviewedOn: '2026-05-23' },
  })
  const overdue = await client.fetch<OverdueDocument[]>(overdueQuery.fetch, overdueParams('2026-11-23'), {
    perspective: 'drafts',
  })
  expect(overdue.find(({ _id }) => _id === 'expert-overdue')).toEqual({
    _id: 'expert-overdue',
    _originalId: 'expert-overdue',
    _type: 'expert',
    title: 'Nobody',
    checks: [{ thing: 'availability', name: 'Availability', checkedOn: '2026-05-22' }],
  })
  expect(overdue.map(({ _id }) => _id)).not.toContain('expert-in-time')
})
