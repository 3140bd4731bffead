import type { Action, SanityClient } from '@sanity/client'
import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { effectsOf } from '../../lake/history/mendoza.ts'
import { startLake } from '../../lake/server.ts'
import type { LakeDocument } from '../../lake/store/document.ts'
import { forgetHistory } from '../../lake/store/forget-history.ts'
import { seedFolder } from '../../scripts/local-lake.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { clientOf, errorOf, lakeForTest } from './support.ts'

interface Transaction {
  id: string
  author: string
  timestamp: string
  documentIDs: string[]
  mutations?: unknown[]
  effects?: Record<string, { apply: unknown[]; revert: unknown[] }>
}

interface HistoryEvent {
  type: string
  documentId: string
  versionId?: string
  versionRevisionId?: string
  revisionId?: string
  author: string
  timestamp: string
}

const PAIR = { draftId: 'drafts.a', publishedId: 'a' }
const create = (attributes: object = {}): Action => ({
  actionType: 'sanity.action.document.create',
  publishedId: 'a',
  attributes: { _id: 'drafts.a', _type: 'note', ...attributes },
  ifExists: 'fail',
})
const edit = (set: object): Action => ({
  actionType: 'sanity.action.document.edit',
  ...PAIR,
  patch: { set },
})
const publish: Action = { actionType: 'sanity.action.document.publish', ...PAIR }
const unpublish: Action = { actionType: 'sanity.action.document.unpublish', ...PAIR }
const discard: Action = { actionType: 'sanity.action.document.version.discard', versionId: 'drafts.a' }
const remove = (includeDrafts: string[] = [], purge = false): Action => ({
  actionType: 'sanity.action.document.delete',
  publishedId: 'a',
  includeDrafts,
  purge,
})

/** What Studio's history stores ask, by the paths that they ask it. */
function historyOf(client: SanityClient) {
  const get = <T>(path: string) => client.request<T>({ url: `/data/history/production/${path}` })
  return {
    transactions: async (ids: string, options = ''): Promise<Transaction[]> => {
      // The client takes a single line for JSON, and no line for nothing.
      const answer = await get<string | Transaction | undefined>(`transactions/${ids}?${options}`)
      if (typeof answer !== 'string') return answer ? [answer] : []
      return answer
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Transaction)
    },
    documents: async (ids: string, options: string) =>
      (await get<{ documents: LakeDocument[] }>(`documents/${ids}?${options}`)).documents,
    events: async (id: string, options = 'limit=100') => {
      const answer = await get<{ events: Record<string, HistoryEvent[]>; nextCursor: string }>(
        `events/documents/${id}?${options}`,
      )
      return { events: answer.events[id] ?? [], nextCursor: answer.nextCursor }
    },
  }
}

async function scene() {
  const { client, lake } = await lakeForTest()
  /** Sends actions one request after the other, under the names given. */
  const act = async (steps: Record<string, Action | Action[]>): Promise<void> => {
    for (const [transactionId, actions] of Object.entries(steps)) {
      await client.action(actions as Action, { transactionId })
    }
  }
  return { client, lake, act, history: historyOf(client) }
}

const RAW = { perspective: 'raw' } as const

/** Entries in short: their kind and the revisions that they name. */
const told = (events: HistoryEvent[]) =>
  events.map(({ type, versionRevisionId, revisionId }) =>
    [type, versionRevisionId, revisionId].filter((part) => part !== undefined).join(' '),
  )

/** A note's life from first draft to deletion. */
const LIFE = {
  t1: create({ title: 'One' }),
  t2: edit({ title: 'Two' }),
  t3: publish,
  t4: edit({ title: 'Three' }),
  t5: discard,
  t6: unpublish,
  t7: publish,
  t8: remove(),
}

describe('transactions', () => {
  const ids = (transactions: Transaction[]) => transactions.map(({ id }) => id)

  test('of a draft and its published document, oldest first, with author and time', async () => {
    const { act, client, history } = await scene()
    await client.create({ _id: 'other', _type: 'note' })
    await act(LIFE)
    const found = await history.transactions('a,drafts.a', 'excludeContent=true')
    expect(ids(found)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'])
    expect(found[2]).toEqual({
      id: 't3',
      author: 'local',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      documentIDs: ['a', 'drafts.a'],
    })
    expect(ids(await history.transactions('a'))).toEqual(['t3', 't6', 't7', 't8'])
    expect(await history.transactions('nobody')).toEqual([])
  })

  test('from and up to a transaction, backwards and a page at a time', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    const page = async (options: string) => ids(await history.transactions('drafts.a,a', options))
    expect(await page('fromTransaction=t2&toTransaction=t4')).toEqual(['t2', 't3', 't4'])
    expect(await page('fromTransaction=&limit=2')).toEqual(['t1', 't2'])
    expect(await page('reverse=true&limit=2')).toEqual(['t8', 't7'])
    expect(await page('reverse=true&limit=3&toTransaction=t7')).toEqual(['t7', 't6', 't5'])
    // A baseline may be a transaction that touched another version.
    expect(ids(await history.transactions('drafts.a', 'fromTransaction=t8'))).toEqual([])
  })

  test('say what they did to the documents asked for, or to all', async () => {
    const { client, history } = await scene()
    await client.mutate(
      [{ create: { _id: 'a', _type: 'note' } }, { create: { _id: 'b', _type: 'note' } }] as never,
      { transactionId: 't' },
    )
    const [all] = await history.transactions('a')
    expect(all).toMatchObject({
      documentIDs: ['a', 'b'],
      mutations: [{ create: { _id: 'a' } }, { create: { _id: 'b' } }],
    })
    const [mine] = await history.transactions(
      'a',
      'includeIdentifiedDocumentsOnly=true&excludeMutations=true',
    )
    expect(mine).toEqual({
      id: 't',
      author: 'local',
      timestamp: expect.any(String) as string,
      documentIDs: ['a'],
    })
  })

  test('carry effects that lead from each revision to the next and back', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    const found = await history.transactions('drafts.a', 'effectFormat=mendoza&excludeContent=true')
    let draft: unknown = null
    const titles: unknown[] = []
    for (const { effects } of found) {
      const { apply = [], revert = [] } = effects?.['drafts.a'] ?? {}
      const next = applyPatch(draft, apply) as { title?: string } | null
      expect(applyPatch(next, revert)).toEqual(draft)
      titles.push(next?.title ?? null)
      draft = next
    }
    expect(titles).toEqual(['One', 'Two', null, 'Three', null, 'Two', null])
    // A deletion is told by this one form, by which Studio knows it.
    expect(found[2]?.effects?.['drafts.a']?.apply).toEqual([0, null])
  })

  test.each([
    ['fromTransaction=nothing', 404],
    ['limit=none', 400],
    ['limit=1e308', 400],
    ['authors=me', 400],
  ])('refuse %s', async (options, statusCode) => {
    const { history } = await scene()
    expect(await errorOf(history.transactions('a', options))).toMatchObject({ statusCode })
  })
})

describe('documents', () => {
  test('as they were at a revision', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    const at = async (id: string, revision: string) =>
      (await history.documents(id, `revision=${revision}`)).map(({ _id, _rev, title }) => [_id, _rev, title])
    expect(await at('drafts.a', 't2')).toEqual([['drafts.a', 't2', 'Two']])
    expect(await at('a', 't3')).toEqual([['a', 't3', 'Two']])
    expect(await at('a,drafts.a', 't4')).toEqual([
      ['a', 't3', 'Two'],
      ['drafts.a', 't4', 'Three'],
    ])
    // The draft's History panel tells of revisions that only the published document has.
    expect(await at('drafts.a', 't3')).toEqual([['a', 't3', 'Two']])
    expect(await at('drafts.a', 't5')).toEqual([])
    expect(await at('a', 't8')).toEqual([])
    expect(await at('a', 'unknown')).toEqual([])
  })

  test('as they were at a time, and as they last were', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { act, client, history } = await scene()
    // The first in the first minute, and so on.
    for (const [index, [id, action]] of Object.entries(LIFE).entries()) {
      vi.setSystemTime(`2026-01-01T00:0${index + 1}:00Z`)
      await act({ [id]: action })
    }
    const at = async (time: string) =>
      (await history.documents('a,drafts.a', `time=2026-01-01T${time}Z`)).map(({ _id, _rev }) => [_id, _rev])
    expect(await at('00:00:59.999')).toEqual([])
    expect(await at('00:02:00')).toEqual([['drafts.a', 't2']])
    expect(await at('00:02:59.999')).toEqual([['drafts.a', 't2']])
    expect(await at('00:03:00')).toEqual([['a', 't3']])
    expect(await at('00:04:30')).toEqual([
      ['a', 't3'],
      ['drafts.a', 't4'],
    ])
    expect(await at('00:05:30')).toEqual([['a', 't3']])
    expect(await at('00:06:30')).toEqual([['drafts.a', 't6']])
    expect(await at('00:08:00')).toEqual([])
    expect(await history.documents('a', '')).toEqual([])
    expect(await history.documents('a', 'lastRevision=true')).toMatchObject([{ _id: 'a', _rev: 't7' }])
    await client.create({ _id: 'a', _type: 'note', title: 'New' })
    expect(await history.documents('a', '')).toMatchObject([{ title: 'New' }])
    expect(await errorOf(history.documents('a', 'time=noon'))).toMatchObject({ statusCode: 400 })
  })

  test('a version found there is restored, also after the document was deleted', async () => {
    const { act, client, history } = await scene()
    await act({ t1: create({ title: 'One' }), t2: publish, t3: edit({ title: 'Two' }) })
    const restore = async (revision: string) => {
      const [document] = await history.documents('drafts.a', `revision=${revision}`)
      return {
        actionType: 'sanity.action.document.replaceDraft' as const,
        publishedId: 'a',
        attributes: { ...(document as LakeDocument), _id: 'drafts.a' },
      }
    }
    await act({ t4: await restore('t1') })
    expect(await client.getDocument('drafts.a')).toMatchObject({ title: 'One', _rev: 't4' })
    await act({ t5: remove(['drafts.a']) })
    const again = await restore('t3')
    await act({ t6: [create(again.attributes), again] })
    expect(await client.getDocument('drafts.a')).toMatchObject({ title: 'Two', _rev: 't6' })
  })
})

describe('events', () => {
  test('tell a draft’s life, newest first', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    const { events, nextCursor } = await history.events('drafts.a')
    expect(told(events)).toEqual([
      'deleteDocumentGroup',
      'publishDocumentVersion t6 t7',
      'unpublishDocument t6',
      'createDocumentVersion t6',
      'deleteDocumentVersion t4',
      'createDocumentVersion t4',
      'publishDocumentVersion t2 t3',
      'createDocumentVersion t1',
    ])
    expect(nextCursor).toBe('')
    for (const event of events) {
      expect(event).toMatchObject({
        documentId: 'a',
        author: 'local',
        timestamp: expect.any(String) as string,
      })
    }
    expect(events[1]).toMatchObject({
      versionId: 'drafts.a',
      publishCause: 'document.publish',
      contributors: ['local'],
    })
  })

  test('tell a published document’s life without its drafts’ comings and goings', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    expect(told((await history.events('a')).events)).toEqual([
      'deleteDocumentGroup',
      'publishDocumentVersion t6 t7',
      'unpublishDocument t6',
      'publishDocumentVersion t2 t3',
    ])
  })

  test('tell of what was written to the published document directly', async () => {
    const { client, history } = await scene()
    await client.mutate([{ create: { _id: 'a', _type: 'note' } }] as never, { transactionId: 't1' })
    await client.mutate([{ patch: { id: 'a', set: { n: 1 } } }] as never, { transactionId: 't2' })
    const expected = ['updateLiveDocument t2', 'createLiveDocument t1']
    expect(told((await history.events('a')).events)).toEqual(expected)
    expect(told((await history.events('drafts.a')).events)).toEqual(expected)
  })

  test('tell of a version in a release', async () => {
    const { act, client, history } = await scene()
    await act({ t1: create(), t2: publish })
    await client.createVersion(
      { publishedId: 'a', baseId: 'a', releaseId: 'spring' },
      { transactionId: 't3' },
    )
    const { events } = await history.events('versions.spring.a')
    expect(events[0]).toMatchObject({
      type: 'createDocumentVersion',
      versionId: 'versions.spring.a',
      releaseId: 'spring',
      versionRevisionId: 't3',
    })
    expect(told((await history.events('drafts.a')).events)).toEqual([
      'publishDocumentVersion t1 t2',
      'createDocumentVersion t1',
    ])
  })

  test('come page by page, none twice and none left out', async () => {
    const { act, history } = await scene()
    await act(LIFE)
    const whole = (await history.events('drafts.a')).events
    const pages: HistoryEvent[] = []
    let cursor = ''
    do {
      const options = `limit=2${cursor === '' ? '' : `&nextCursor=${cursor}`}`
      const page = await history.events('drafts.a', options)
      pages.push(...page.events)
      cursor = page.nextCursor
    } while (cursor !== '')
    expect(pages).toEqual(whole)
    expect(await errorOf(history.events('drafts.a', 'nextCursor=later'))).toMatchObject({ statusCode: 400 })
  })

  test('are empty for a document that never was', async () => {
    const { history } = await scene()
    expect(await history.events('nobody')).toEqual({ events: [], nextCursor: '' })
  })
})

test('a purged document leaves no history', async () => {
  const { act, history } = await scene()
  await act({ t1: create({ title: 'One' }), t2: publish, t3: edit({ title: 'Two' }) })
  await act({ t4: remove(['drafts.a'], true) })
  expect((await history.events('drafts.a')).events).toEqual([])
  expect(await history.documents('a,drafts.a', 'lastRevision=true')).toEqual([])
  expect(await history.documents('a,drafts.a', 'revision=t3')).toEqual([])
})

test('another dataset has no history here', async () => {
  const { client } = await scene()
  const answer = client.request({ url: '/data/history/other/documents/a' })
  expect(await errorOf(answer)).toMatchObject({ statusCode: 404 })
})

describe('Mendoza patches', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('清华大学在北京', '香港科技大学', 'University of Hong Kong'),
  )
  const plain = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
  const key = fc.constantFrom('title', 'body', '_key', 'Z', 'ä', '名')
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      plain,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      fc.record({ _key: fc.constantFrom('k1', 'k2', 'k3'), text }),
    ),
  })).value
  const document = fc
    .dictionary(key, value, { maxKeys: 5, noNullPrototype: true })
    .map((fields) => ({ ...fields, _id: 'a', _rev: 'r' }) as unknown as LakeDocument)
  const content = ({ _rev, ...fields }: LakeDocument) => fields

  test('lead from any document to any other and back', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { apply, revert } = effectsOf(before, after)
        expect(applyPatch(content(before), apply)).toEqual(content(after))
        expect(applyPatch(content(after), revert)).toEqual(content(before))
      }),
      { numRuns: 500 },
    )
  })

  test('hold what a keystroke changed, not the text around it', () => {
    const block = (content: string, _key = 'b') => ({ _key, children: [{ _key: 's', text: content }] })
    const long = '香港大学与清华大学合作。'.repeat(50)
    const before = {
      _id: 'a',
      _rev: '1',
      body: [block('first', 'x'), block(long)],
    } as unknown as LakeDocument
    const after = { ...before, _rev: '2', body: [block('first', 'x'), block(`${long}!`)] }
    expect(JSON.stringify(effectsOf(before, after).apply).length).toBeLessThan(80)
  })
})

describe('a dataset whose history was forgotten', () => {
  async function folderForTest(): Promise<string> {
    const { folder, remove } = await temporaryFolder()
    onTestFinished(remove)
    return folder
  }

  test('begins with what it holds', async () => {
    const folder = await folderForTest()
    const first = await startLake({ data: folder })
    await clientOf(first).create({ _id: 'a', _type: 'note', n: 1 })
    await clientOf(first).create({ _id: 'b', _type: 'note' })
    await clientOf(first).patch('a').set({ n: 2 }).commit({ transactionId: 'last' })
    await clientOf(first).delete('b')
    await first.close()
    forgetHistory(folder, 'production')

    const { lake, client } = await lakeForTest({ data: folder })
    const a = await client.getDocument('a')
    expect(a).toMatchObject({ n: 2, _rev: 'last' })
    const history = historyOf(client)
    expect(told((await history.events('a')).events)).toEqual(['createLiveDocument last'])
    expect(await history.documents('a', 'revision=last')).toEqual([a])
    const [transaction, ...others] = await history.transactions('a,b', 'effectFormat=mendoza')
    expect(others).toEqual([])
    expect(transaction).toMatchObject({ id: 'last', documentIDs: ['a'], mutations: [{ create: a }] })
    expect(applyPatch(null, transaction!.effects!.a!.apply as never)).toMatchObject({ _id: 'a', n: 2 })
    expect(lake.unknownRequests).toEqual([])
  })

  test('is the sample: each document’s first revision has its pictures and its strong references', async () => {
    const folder = await folderForTest()
    const count = await seedFolder(folder)
    const { client } = await lakeForTest({ data: folder })
    const history = historyOf(client)
    const written = await client.fetch<LakeDocument[]>('*[!(_type match "sanity.*")]', {}, RAW)
    expect(written).toHaveLength(count)
    const articles = written.filter(({ _type }) => _type === 'newsArticle')
    for (const article of articles) {
      const { events } = await history.events(article._id)
      expect(events).toHaveLength(1)
      expect(await history.documents(article._id, `revision=${article._rev}`)).toEqual([article])
    }
    expect(articles.length).toBeGreaterThan(20)
  })
})
