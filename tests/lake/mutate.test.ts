import type { SanityClient } from '@sanity/client'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { LakeDocument } from '../../lake/store/document.ts'
import { applyPatch, patchOperations } from '../../lake/store/patch.ts'
import { errorOf, lakeForTest } from './support.ts'

type Mutations = Parameters<SanityClient['mutate']>[0]

interface Case {
  name: string
  /** Documents that are there before. Each gets the type `note` and the revision `first`. */
  given?: Record<string, unknown>[]
  mutations: Record<string, unknown>[]
  options?: { dryRun?: boolean; autoGenerateArrayKeys?: boolean }
  /** Every document afterwards, without what the lake adds, by id. */
  leaves?: Record<string, unknown>[]
  /** The operations that the answer names. */
  operations?: string[]
  /** The transaction is refused, and leaves everything as it was. */
  refused?: { status: number; type: string; says?: RegExp; index?: number }
}

const note = (_id: string, fields: Record<string, unknown> = {}) => ({ _id, _type: 'note', ...fields })
const patch = (operations: Record<string, unknown>, id = 'a') => ({ patch: { id, ...operations } })
const keyed = [
  { _key: 'x', text: 'one' },
  { _key: 'y', text: 'two' },
  { _key: 'z', text: 'three' },
]
const strong = (_ref: string) => ({ _type: 'reference', _ref })
const weak = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })

/** JSON of which no text can be made. */
const TEXTLESS = { toString: 1, valueOf: 1 }

const CASES: Record<string, Case[]> = {
  creating: [
    {
      name: 'create',
      mutations: [{ create: note('a', { n: 1 }) }],
      leaves: [note('a', { n: 1 })],
      operations: ['create'],
    },
    {
      name: 'create over an existing document',
      given: [note('a')],
      mutations: [{ create: note('a') }],
      refused: { status: 409, type: 'documentAlreadyExistsError', says: /Document by ID "a" already exists/ },
    },
    {
      name: 'createIfNotExists of a new one',
      mutations: [{ createIfNotExists: note('a') }],
      leaves: [note('a')],
      operations: ['create'],
    },
    {
      name: 'createIfNotExists over an existing one',
      given: [note('a', { n: 1 })],
      mutations: [{ createIfNotExists: note('a', { n: 2 }) }],
      leaves: [note('a', { n: 1 })],
      operations: ['none'],
    },
    {
      name: 'createOrReplace of a new one',
      mutations: [{ createOrReplace: note('a') }],
      leaves: [note('a')],
      operations: ['create'],
    },
    {
      name: 'createOrReplace over an existing one',
      given: [note('a', { n: 1, old: true })],
      mutations: [{ createOrReplace: note('a', { n: 2 }) }],
      leaves: [note('a', { n: 2 })],
      operations: ['update'],
    },
    {
      name: 'an id with a character that ids have not',
      mutations: [{ create: note('a/b') }],
      refused: { status: 400, type: 'validationError' },
    },
    {
      name: 'an id that is too long',
      mutations: [{ create: note('a'.repeat(129)) }],
      refused: { status: 400, type: 'validationError' },
    },
    {
      name: 'no type',
      mutations: [{ create: { _id: 'a' } }],
      refused: { status: 400, type: 'validationError', says: /_type/ },
    },
    {
      name: 'another type for an existing document',
      given: [note('a')],
      mutations: [{ createOrReplace: { _id: 'a', _type: 'memo' } }],
      refused: { status: 409, type: 'immutableAttributeError', says: /_type/ },
    },
    {
      name: 'keys made for array elements',
      mutations: [{ create: note('a', { list: [{ _key: 'k' }, {}, 'text'] }) }],
      options: { autoGenerateArrayKeys: true },
      leaves: [
        note('a', { list: [{ _key: 'k' }, { _key: expect.stringMatching(/^[0-9a-f]{12}$/) }, 'text'] }),
      ],
    },
    {
      name: 'a dry run',
      mutations: [{ create: note('a') }],
      options: { dryRun: true },
      leaves: [],
      operations: ['create'],
    },
  ],
  patching: [
    {
      name: 'set',
      given: [note('a', { n: 1 })],
      mutations: [patch({ set: { n: 2, m: [1] } })],
      leaves: [note('a', { n: 2, m: [1] })],
      operations: ['update'],
    },
    {
      name: 'set inside objects that are not there',
      given: [note('a')],
      mutations: [patch({ set: { 'seo.title': 'T' } })],
      leaves: [note('a', { seo: { title: 'T' } })],
    },
    {
      name: 'set by key',
      given: [note('a', { list: keyed })],
      mutations: [patch({ set: { 'list[_key=="y"].text': 'zwei' } })],
      leaves: [note('a', { list: [keyed[0], { _key: 'y', text: 'zwei' }, keyed[2]] })],
    },
    {
      name: 'set by ranges',
      given: [note('a', { list: [1, 2, 3, 4, 5], more: [1, 2, 3] })],
      mutations: [patch({ set: { 'list[1:3]': 0, 'list[-1:]': 9, 'more[1000:2000]': 0 } })],
      leaves: [note('a', { list: [1, 0, 0, 4, 9], more: [1, 2, 3] })],
    },
    ...[
      'list[0:1001]',
      'list[-2000:]',
      'list[:5000]',
      'list[2, 5 : 9999]',
      'list[0:5000].x',
      "['a:b'][0:5000]",
    ].map((path) => ({
      name: `a range that is too long, ${path}`,
      given: [note('a', { list: [1] })],
      mutations: [patch({ set: { [path]: 1 } })],
      refused: { status: 400, type: 'validationError', says: /spans more than 1000/ },
    })),
    {
      name: 'an insertion at a range that is too long',
      given: [note('a', { list: [1] })],
      mutations: [patch({ insert: { replace: 'list[0:5000]', items: [] } })],
      refused: { status: 400, type: 'validationError', says: /spans more than 1000/ },
    },
    {
      name: 'a range with a step',
      given: [note('a', { list: [1] })],
      mutations: [patch({ unset: ['list[0:4:2]'] })],
      refused: { status: 400, type: 'validationError', says: /step/ },
    },
    {
      name: 'set by index',
      given: [note('a', { list: [1, 2, 3] })],
      mutations: [patch({ set: { 'list[-1]': 9 } })],
      leaves: [note('a', { list: [1, 2, 9] })],
    },
    {
      name: 'set by key in a nested array',
      given: [note('a', { list: [{ _key: 'x', inner: keyed }] })],
      mutations: [patch({ set: { 'list[_key=="x"].inner[_key=="z"].text': 'drei' } })],
      leaves: [
        note('a', { list: [{ _key: 'x', inner: [keyed[0], keyed[1], { _key: 'z', text: 'drei' }] }] }),
      ],
    },
    {
      name: 'set at any depth',
      given: [note('a', { x: { text: 'a' }, list: [{ _key: 'k', text: 'b' }] })],
      mutations: [patch({ set: { '..text': 'c' } })],
      leaves: [note('a', { x: { text: 'c' }, list: [{ _key: 'k', text: 'c' }] })],
    },
    {
      name: 'set a name that is no identifier',
      given: [note('a', { names: {} })],
      mutations: [patch({ set: { "names['zh-Hans']": '名' } })],
      leaves: [note('a', { names: { 'zh-Hans': '名' } })],
    },
    {
      name: 'setIfMissing',
      given: [note('a', { n: 1 })],
      mutations: [patch({ setIfMissing: { n: 2, m: 3 } })],
      leaves: [note('a', { n: 1, m: 3 })],
    },
    {
      name: 'unset',
      given: [note('a', { n: 1, m: 2 })],
      mutations: [patch({ unset: ['n', 'nothing'] })],
      leaves: [note('a', { m: 2 })],
    },
    {
      name: 'unset by key',
      given: [note('a', { list: keyed })],
      mutations: [patch({ unset: ['list[_key=="y"]'] })],
      leaves: [note('a', { list: [keyed[0], keyed[2]] })],
    },
    {
      name: 'inc and dec',
      given: [note('a', { n: 1, m: 1 })],
      mutations: [patch({ inc: { n: 2 }, dec: { m: 0.5 } })],
      leaves: [note('a', { n: 3, m: 0.5 })],
    },
    {
      name: 'insert after the last',
      given: [note('a', { list: [1] })],
      mutations: [patch({ insert: { after: 'list[-1]', items: [2, 3] } })],
      leaves: [note('a', { list: [1, 2, 3] })],
    },
    {
      name: 'insert into an empty list',
      given: [note('a', { list: [] })],
      mutations: [patch({ insert: { after: 'list[-1]', items: [1] } })],
      leaves: [note('a', { list: [1] })],
    },
    {
      name: 'insert before a key',
      given: [note('a', { list: keyed })],
      mutations: [patch({ insert: { before: 'list[_key=="y"]', items: [{ _key: 'n' }] } })],
      leaves: [note('a', { list: [keyed[0], { _key: 'n' }, keyed[1], keyed[2]] })],
    },
    {
      name: 'insert in place of a range',
      given: [note('a', { list: [1, 2, 3, 4] })],
      mutations: [patch({ insert: { replace: 'list[1:3]', items: [9] } })],
      leaves: [note('a', { list: [1, 9, 4] })],
    },
    {
      name: 'diffMatchPatch',
      given: [note('a', { text: 'The quick brown fox' })],
      mutations: [patch({ diffMatchPatch: { text: '@@ -1,13 +1,12 @@\n The \n-quick\n+slow\n  bro\n' } })],
      leaves: [note('a', { text: 'The slow brown fox' })],
    },
    {
      name: 'several operations at once',
      given: [note('a', { n: 1, old: 1 })],
      mutations: [
        patch({
          setIfMissing: { list: [] },
          unset: ['old'],
          inc: { n: 1 },
          insert: { after: 'list[-1]', items: ['x'] },
        }),
      ],
      leaves: [note('a', { n: 2, list: ['x'] })],
    },
    {
      name: 'the revision that is expected',
      given: [note('a', { n: 1 })],
      mutations: [patch({ ifRevisionID: 'first', set: { n: 2 } })],
      leaves: [note('a', { n: 2 })],
    },
    {
      name: 'another revision than expected',
      given: [note('a', { n: 1 })],
      mutations: [patch({ ifRevisionID: 'other', set: { n: 2 } })],
      refused: { status: 409, type: 'documentRevisionIDDoesNotMatchError', says: /"first", not "other"/ },
    },
    {
      name: 'a missing document',
      mutations: [patch({ set: { n: 2 } })],
      refused: {
        status: 409,
        type: 'documentNotFoundError',
        says: /The document with the ID "a" was not found/,
      },
    },
    {
      name: 'all documents of a query',
      given: [note('a', { n: 1 }), note('b', { n: 5 }), note('drafts.c', { n: 7 })],
      mutations: [{ patch: { query: '*[_type == "note" && n > $n]', params: { n: 2 }, inc: { n: 1 } } }],
      leaves: [note('a', { n: 1 }), note('b', { n: 6 }), note('drafts.c', { n: 8 })],
      operations: ['update', 'update'],
    },
    {
      name: 'a query that finds none',
      given: [note('a')],
      mutations: [{ patch: { query: '*[_type == "memo"]', set: { n: 1 } } }],
      leaves: [note('a')],
      operations: [],
    },
    {
      name: 'the type',
      given: [note('a')],
      mutations: [patch({ set: { _type: 'memo' } })],
      refused: { status: 409, type: 'immutableAttributeError' },
    },
    {
      name: 'the id',
      given: [note('a')],
      mutations: [patch({ set: { _id: 'b' } })],
      refused: { status: 409, type: 'immutableAttributeError' },
    },
    {
      name: 'the id, to what is no text',
      given: [note('a')],
      mutations: [patch({ set: { _id: TEXTLESS } })],
      refused: { status: 409, type: 'immutableAttributeError' },
    },
    {
      name: 'a guard that is no text',
      given: [note('a')],
      mutations: [patch({ ifRevisionID: TEXTLESS, set: { n: 1 } })],
      refused: { status: 400, type: 'validationError', says: /"ifRevisionID" must be a string/ },
    },
    {
      name: 'a path that is no text',
      given: [note('a')],
      mutations: [patch({ unset: [TEXTLESS] })],
      refused: { status: 400, type: 'validationError', says: /Malformed path/ },
    },
    {
      name: 'a broken path',
      given: [note('a')],
      mutations: [patch({ set: { 'list[': 1 } })],
      refused: { status: 400, type: 'validationError' },
    },
    {
      name: 'an unknown operation',
      given: [note('a')],
      mutations: [patch({ merge: { n: 1 } })],
      refused: { status: 400, type: 'validationError', says: /merge/ },
    },
    {
      name: 'a number that is none',
      given: [note('a', { n: 1 })],
      mutations: [patch({ inc: { n: '1' } })],
      refused: { status: 400, type: 'validationError' },
    },
    {
      name: 'an insert without items',
      given: [note('a', { list: [] })],
      mutations: [patch({ insert: { after: 'list[-1]' } })],
      refused: { status: 400, type: 'validationError' },
    },
  ],
  deleting: [
    {
      name: 'by id',
      given: [note('a'), note('b')],
      mutations: [{ delete: { id: 'a' } }],
      leaves: [note('b')],
      operations: ['delete'],
    },
    { name: 'what is not there', mutations: [{ delete: { id: 'a' } }], leaves: [], operations: ['none'] },
    {
      name: 'by query',
      given: [note('a', { n: 1 }), note('b', { n: 2 }), note('c', { n: 3 })],
      mutations: [{ delete: { query: '*[_type == "note" && n >= $n]', params: { n: 2 } } }],
      leaves: [note('a', { n: 1 })],
      operations: ['delete', 'delete'],
    },
    {
      name: 'by a query in an order and slice',
      given: [note('a', { n: 1 }), note('b', { n: 2 }), note('c', { n: 3 })],
      mutations: [{ delete: { query: '*[_type == "note"] | order(n desc)[0...2]' } }],
      leaves: [note('a', { n: 1 })],
    },
    {
      name: 'with a guard that there is not',
      given: [note('a')],
      mutations: [{ delete: { id: 'a', ifRevisionID: 'other' } }],
      refused: { status: 400, type: 'validationError', says: /ifRevisionID/ },
    },
    {
      name: 'by a query for something else than documents',
      given: [note('a')],
      mutations: [{ delete: { query: '*[_type == "note"]._type' } }],
      refused: { status: 400, type: 'validationError' },
    },
  ],
  'all or nothing': [
    {
      name: 'each mutation sees what the one before left',
      mutations: [
        { create: note('a', { n: 1 }) },
        patch({ inc: { n: 1 } }),
        { patch: { query: '*[n == 2]', inc: { n: 5 } } },
      ],
      leaves: [note('a', { n: 7 })],
      operations: ['create', 'update', 'update'],
    },
    {
      name: 'a failure at the end undoes the beginning',
      given: [note('a', { n: 1 })],
      mutations: [patch({ inc: { n: 1 } }), { create: note('b') }, patch({ set: { n: 1 } }, 'missing')],
      refused: { status: 409, type: 'documentNotFoundError', index: 2 },
    },
    {
      name: 'created and deleted in one',
      mutations: [{ create: note('a') }, { delete: { id: 'a' } }],
      leaves: [],
    },
    {
      name: 'deleted and created anew',
      given: [note('a', { n: 1 })],
      mutations: [{ delete: { id: 'a' } }, { create: note('a', { m: 1 }) }],
      leaves: [note('a', { m: 1 })],
    },
    {
      name: 'an unknown mutation',
      mutations: [{ create: note('a') }, { upsert: note('b') }],
      refused: { status: 400, type: 'validationError', says: /upsert/, index: 1 },
    },
    {
      name: 'two operations in one mutation',
      mutations: [{ create: note('a'), delete: { id: 'a' } }],
      refused: { status: 400, type: 'validationError' },
    },
  ],
  'strong references': [
    {
      name: 'to an existing document',
      given: [note('a')],
      mutations: [{ create: note('b', { to: strong('a') }) }],
      leaves: [note('a'), note('b', { to: strong('a') })],
    },
    {
      name: 'to a missing one',
      mutations: [{ create: note('b', { list: [{ _key: 'k', ...strong('a') }] }) }],
      refused: {
        status: 409,
        type: 'documentReferenceDoesNotExistError',
        says: /"b" references non-existent document "a"/,
      },
    },
    {
      name: 'to a missing one, weakly',
      mutations: [{ create: note('b', { to: weak('a') }) }],
      leaves: [note('b', { to: weak('a') })],
    },
    {
      name: 'to one that the same transaction makes later',
      mutations: [{ create: note('b', { to: strong('c') }) }, { create: note('c') }],
      leaves: [note('b', { to: strong('c') }), note('c')],
    },
    {
      name: 'made by a patch',
      given: [note('b')],
      mutations: [patch({ set: { to: strong('a') } }, 'b')],
      refused: { status: 409, type: 'documentReferenceDoesNotExistError' },
    },
    {
      name: 'made strong by a patch, as the importer does',
      given: [note('b', { to: weak('a') })],
      mutations: [patch({ unset: ['to._weak'] }, 'b')],
      refused: { status: 409, type: 'documentReferenceDoesNotExistError' },
    },
    {
      name: 'keep their target',
      given: [note('a'), note('b', { to: strong('a') })],
      mutations: [{ delete: { id: 'a' } }],
      refused: {
        status: 409,
        type: 'documentHasExistingReferencesError',
        says: /cannot be deleted as there are references to it from "b"/,
      },
    },
    {
      name: 'from a draft keep it too',
      given: [note('a'), note('drafts.b', { to: strong('a') })],
      mutations: [{ delete: { id: 'a' } }],
      refused: { status: 409, type: 'documentHasExistingReferencesError' },
    },
    {
      name: 'do not keep a target that goes with them',
      given: [note('a'), note('b', { to: strong('a') })],
      mutations: [{ delete: { query: '*[_type == "note"]' } }],
      leaves: [],
    },
    {
      name: 'do not keep it once they are gone',
      given: [note('a'), note('b', { to: strong('a') })],
      mutations: [patch({ unset: ['to'] }, 'b'), { delete: { id: 'a' } }],
      leaves: [note('b')],
    },
    {
      name: 'to itself',
      given: [note('a')],
      mutations: [patch({ set: { to: strong('a') } }), { delete: { id: 'a' } }],
      leaves: [],
    },
    {
      name: 'when weak, do not keep their target',
      given: [note('a'), note('b', { to: weak('a') })],
      mutations: [{ delete: { id: 'a' } }],
      leaves: [note('b', { to: weak('a') })],
    },
    {
      name: 'into another dataset are not kept',
      mutations: [{ create: note('b', { to: { ...strong('a'), _dataset: 'other' } }) }],
      leaves: [note('b', { to: { ...strong('a'), _dataset: 'other' } })],
    },
  ],
}

/** All documents without what the lake adds. */
async function documents(client: SanityClient): Promise<unknown[]> {
  const all = await client.fetch<Record<string, unknown>[]>('*', {}, { perspective: 'raw' })
  return all.map(({ _rev, _createdAt, _updatedAt, ...rest }) => {
    expect([typeof _rev, typeof _createdAt, typeof _updatedAt]).toEqual(['string', 'string', 'string'])
    return rest
  })
}

let ran = 0

afterAll(() => {
  expect(ran).toBe(Object.values(CASES).flat().length)
  expect(ran).toBeGreaterThan(50)
})

for (const [group, cases] of Object.entries(CASES)) {
  describe(`mutations: ${group}`, () => {
    test.each(cases)('$name', async ({ given = [], mutations, options, leaves, operations, refused }) => {
      ran += 1
      const { client } = await lakeForTest()
      if (given.length > 0) {
        const creations = given.map((document) => ({ create: document })) as unknown as Mutations
        await client.mutate(creations, { transactionId: 'first' })
      }
      const outcome = client.mutate(mutations as unknown as Mutations, {
        ...options,
        returnDocuments: false,
        returnFirst: false,
      })
      if (refused) {
        const error = await errorOf(outcome)
        expect(error.statusCode).toBe(refused.status)
        expect(error.details).toMatchObject({
          type: 'mutationError',
          items: [{ error: { type: refused.type } }],
        })
        if (refused.says) expect(error.message).toMatch(refused.says)
        if (refused.index !== undefined) expect(error.details?.items?.[0]?.index).toBe(refused.index)
        expect(await documents(client)).toEqual(given)
        return
      }
      const { results } = (await outcome) as unknown as { results: { operation: string }[] }
      if (operations) expect(results.map(({ operation }) => operation)).toEqual(operations)
      expect(await documents(client)).toEqual(leaves)
    })
  })
}

/** The objects in arrays, at any depth, that have no key. */
function withoutKey(value: unknown, inArray = false): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const found = Object.values(value).flatMap((item) => withoutKey(item, Array.isArray(value)))
  return inArray && !Array.isArray(value) && !('_key' in value) ? [value, ...found] : found
}

describe('what a transaction leaves on documents', () => {
  test('an id made up, under a prefix if one is given', async () => {
    const { client } = await lakeForTest()
    expect((await client.create({ _type: 'note' }))._id).toMatch(/^[0-9a-f-]{36}$/)
    expect((await client.create({ _id: 'drafts.', _type: 'note' }))._id).toMatch(/^drafts\.[0-9a-f-]{36}$/)
  })

  test('the transaction id as revision, and the times', async () => {
    const { client } = await lakeForTest()
    const created = await client.create({ _id: 'a', _type: 'note' })
    expect(created._createdAt).toBe(created._updatedAt)
    const patched = await client
      .patch('a')
      .set({ n: 1 })
      .commit({ transactionId: 'mine' } as object)
    expect(patched._rev).toBe('mine')
    expect(patched._createdAt).toBe(created._createdAt)
    expect(patched._updatedAt >= created._updatedAt).toBe(true)
    const kept = await client.create({ _id: 'b', _type: 'note', _createdAt: '2020-01-01T00:00:00Z' })
    expect(kept._createdAt).toBe('2020-01-01T00:00:00Z')
  })

  test('a transaction id is taken once', async () => {
    const { client } = await lakeForTest()
    const commit = (id: string) =>
      client
        .transaction([{ create: { _id: id, _type: 'note' } }])
        .transactionId('t')
        .commit()
    expect((await commit('a')).transactionId).toBe('t')
    const error = await errorOf(commit('b'))
    expect(error).toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'transactionIdAlreadyUsedError' } }] },
    })
  })

  test('as many mutations of one document as a request has room for are one transaction', async () => {
    const { client } = await lakeForTest()
    await client.create({ _id: 'a', _type: 'note', n: 0 })
    await client.mutate(
      Array.from({ length: 50_000 }, () => patch({ inc: { n: 1 } })),
      { returnDocuments: false },
    )
    expect(await client.getDocument('a')).toMatchObject({ n: 50_000 })
  })

  test('one that comes again with its id and its content is answered as the first time', async () => {
    const { client } = await lakeForTest()
    for (const id of ['a', 'gone', 'kept']) await client.create({ _id: id, _type: 'note', n: 0 })
    const send = (returnDocuments: boolean) =>
      client.request<unknown>({
        method: 'POST',
        url: `/data/mutate/production?returnIds=true&returnDocuments=${returnDocuments}`,
        body: {
          transactionId: 't',
          mutations: [
            { delete: { id: 'gone' } },
            { create: { _type: 'note', n: 5 } },
            { patch: { query: '*[n == 0]', inc: { n: 1 } } },
            { createIfNotExists: { _id: 'kept', _type: 'note' } },
            { delete: { id: 'never' } },
          ],
        },
      })
    const first = await send(true)
    expect(await send(true)).toEqual(first)
    expect(await client.fetch('*[] | order(n){n}')).toEqual([{ n: 1 }, { n: 1 }, { n: 5 }])
    await client.patch('a').inc({ n: 1 }).commit()
    await client.delete('kept')
    expect(await send(true)).toEqual(first)
    expect(JSON.stringify(await send(false))).not.toContain('document')
  })

  test.each<[string, Record<string, unknown>]>([
    ['set', { set: { list: [{ _key: 'k' }, { inner: [{}] }, 'text'] } }],
    ['set of an item', { set: { 'list[0]': { inner: [{}] } } }],
    ['set of an item by its key', { set: { 'list[_key == "one"]': {} } }],
    ['setIfMissing', { setIfMissing: { more: [{}] } }],
    ['insert', { insert: { after: 'list[-1]', items: [{ inner: [{}] }, 'text'] } }],
  ])(
    'listeners are told the keys that %s was given for the elements of arrays',
    async (_name, operations) => {
      const { client } = await lakeForTest()
      await client.create({ _id: 'a', _type: 'note', list: [{ _key: 'one' }] })
      const before = (await client.getDocument('a')) as LakeDocument
      const told = await new Promise<unknown[]>((resolve) => {
        const subscription = client
          .listen('*', {}, { events: ['welcome', 'mutation'], includeResult: false })
          .subscribe((event) => {
            if (event.type === 'welcome')
              void client.mutate([patch(operations)], { autoGenerateArrayKeys: true })
            if (event.type === 'mutation') resolve(event.mutations)
          })
        onTestFinished(() => subscription.unsubscribe())
      })
      const [{ patch: replayed }] = told as [{ patch: Record<string, unknown> }]
      const { list, more } = applyPatch(before, patchOperations(replayed))
      const after = (await client.getDocument('a')) as LakeDocument
      expect({ list, more }).toEqual({ list: after.list, more: after.more })
      expect(withoutKey(after)).toEqual([])
    },
  )

  test('the answer has documents or ids, as asked', async () => {
    const { client } = await lakeForTest()
    const documents = await client.mutate([{ create: { _id: 'a', _type: 'note', n: 1 } }], {
      returnDocuments: true,
      returnFirst: false,
    })
    expect(documents).toMatchObject([{ _id: 'a', n: 1 }])
    const ids = await client.mutate([{ delete: { id: 'a' } }], { returnDocuments: false, returnFirst: false })
    expect(ids).toMatchObject({ documentIds: ['a'], results: [{ id: 'a', operation: 'delete' }] })
  })

  test('a failed transaction says how many of its mutations were wrong', async () => {
    const { client } = await lakeForTest()
    const reference = { _type: 'reference', _ref: 'none' }
    const error = await errorOf(
      client.mutate([
        { create: { _id: 'a', _type: 'note', to: reference } },
        { create: { _id: 'b', _type: 'note', to: reference } },
      ]),
    )
    expect(error.details?.items?.map(({ index }) => index)).toEqual([0, 1])
  })
})
