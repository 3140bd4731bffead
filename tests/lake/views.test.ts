import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Views } from '../../lake/groq/perspective.ts'
import { Lake } from '../../lake/lake.ts'
import { transact } from '../../lake/store/transaction.ts'
import { lakeForTest } from './support.ts'

const IDS = ['a', 'b', 'drafts.a', 'drafts.b', 'versions.spring.a', 'versions.autumn.b']
const PERSPECTIVES = ['raw', [], ['drafts'], ['spring', 'drafts'], ['autumn']] as const

const change = fc.oneof(
  fc.record({ id: fc.constantFrom(...IDS), type: fc.constantFrom('x', 'y'), removal: fc.boolean() }),
  fc.record({ id: fc.constantFrom(...IDS), deleted: fc.constant(true) }),
)

test('a view that follows every change shows what a new one shows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      (transactions) => {
        const lake = new Lake({
          data: undefined,
          projectId: 'local',
          dataset: 'production',
          bodyLimits: { json: 1e6, asset: 1e6 },
        } as ConstructorParameters<typeof Lake>[0])
        try {
          for (const perspective of PERSPECTIVES) lake.views.of(perspective).ofType('x')
          for (const changes of transactions) {
            const mutations = changes.flatMap((step) => {
              const gone = { delete: { id: step.id } }
              if ('deleted' in step) return [gone]
              const _system = step.removal ? { delete: true } : {}
              return [gone, { create: { _id: step.id, _type: step.type, _system } }]
            })
            transact(lake.store, mutations, { author: 'local', query: lake.queryContext })
            const fresh = new Views(lake.store)
            for (const perspective of PERSPECTIVES) {
              const [kept, made] = [lake.views.of(perspective), fresh.of(perspective)]
              expect(kept.documents).toEqual(made.documents)
              for (const type of ['x', 'y']) expect(kept.ofType(type)).toEqual(made.ofType(type))
            }
          }
        } finally {
          lake.close()
        }
      },
    ),
    { numRuns: 100 },
  )
})

describe('a query that is asked again', () => {
  const LIST = '*[_type == "x" && n > $least]{_id, "orderings": [n]} | order(orderings[0] desc)[0...$limit]'

  test('sees what was written in between', async () => {
    const { client } = await lakeForTest()
    const list = (params: object = {}) =>
      client.fetch<{ _id: string }[]>(LIST, { least: 0, limit: 2, ...params }, { perspective: 'drafts' })
    const ids = async (params?: object) => (await list(params)).map(({ _id }) => _id)
    await client.mutate(['a', 'b', 'c'].map((_id, n) => ({ create: { _id, _type: 'x', n } })) as never)
    expect(await ids()).toEqual(['c', 'b'])
    expect(await ids({ limit: 1 })).toEqual(['c'])
    expect(await ids({ least: -1, limit: 9 })).toEqual(['c', 'b', 'a'])
    await client.create({ _id: 'drafts.a', _type: 'x', n: 9 })
    expect(await ids()).toEqual(['a', 'c'])
    await client.delete('c')
    expect(await ids()).toEqual(['a', 'b'])
    await client.patch('drafts.a').set({ n: 0 }).commit()
    expect(await ids()).toEqual(['b'])
  })

  test('sees what was written to the documents that it looks into', async () => {
    const { client } = await lakeForTest()
    const query = '*[_type == "x"]{"to": to->name, "others": count(*[_type == "y"]), "late": now() > $t}'
    const ask = () => client.fetch<unknown[]>(query, { t: '2020' })
    await client.mutate([
      { create: { _id: 'y1', _type: 'y', name: 'One' } },
      { create: { _id: 'x1', _type: 'x', to: { _type: 'reference', _ref: 'y1' } } },
    ] as never)
    expect(await ask()).toEqual([{ to: 'One', others: 1, late: true }])
    await client.patch('y1').set({ name: 'Two' }).commit()
    await client.create({ _id: 'y2', _type: 'y' })
    expect(await ask()).toEqual([{ to: 'Two', others: 2, late: true }])
  })

  test('finds those that refer to a document, drafts as well', async () => {
    const { client } = await lakeForTest()
    const to = { _type: 'reference', _ref: 'y1', _weak: true }
    const ask = (perspective: 'raw' | 'drafts' | 'published') =>
      client.fetch<string[]>('*[references("y1")]._id', {}, { perspective })
    await client.create({ _id: 'x1', _type: 'x', list: [{ _key: 'k', to }] })
    await client.create({ _id: 'drafts.x2', _type: 'x', to })
    expect(await ask('raw')).toEqual(['drafts.x2', 'x1'])
    expect(await ask('drafts')).toEqual(['x1', 'x2'])
    expect(await ask('published')).toEqual(['x1'])
    await client.create({ _id: 'drafts.x1', _type: 'x' })
    expect(await ask('drafts')).toEqual(['x2'])
    await client.patch('drafts.x2').unset(['to']).commit()
    expect(await ask('raw')).toEqual(['x1'])
  })
})
