import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { View, Views } from '../../lake/groq/perspective.ts'
import { parseQuery, runQuery } from '../../lake/groq/query.ts'
import { Lake } from '../../lake/lake.ts'
import { transact } from '../../lake/store/transaction.ts'
import { lakeForTest } from './support.ts'

const IDS = ['a', 'b', 'drafts.a', 'drafts.b', 'versions.spring.a', 'versions.autumn.b']
const PERSPECTIVES = ['raw', [], ['drafts'], ['spring', 'drafts'], ['autumn']] as const

const inMemory = () =>
  new Lake({
    data: undefined,
    projectId: 'local',
    dataset: 'production',
    bodyLimits: { json: 1e6, asset: 1e6 },
    log: () => undefined,
  })

const change = fc.oneof(
  fc.record({ id: fc.constantFrom(...IDS), type: fc.constantFrom('x', 'y'), removal: fc.boolean() }),
  fc.record({ id: fc.constantFrom(...IDS), deleted: fc.constant(true) }),
)

test('a view that follows every change shows what a new one shows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      (transactions) => {
        const lake = inMemory()
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

const LISTS = [
  '*[_type in ["x", "y"] && (_type == "x")]{_id, n} | order(n desc, lower(t) asc)[0...3]',
  '*[_type == "x" || n > 1]{_id, "orderings": [n, t]} | order(orderings[1], orderings[0] desc)',
  '*[!(_type == "y")][n != 2]{_id, n, t}',
  '*[_type == "x"] | order(t desc)',
  '*[_type == "x"]{"o": {"n": n}} | order(o)',
  '*{n} | order(select(n == 3 => [1], n))',
  'count(*[_type != "x" && defined(n)])',
]

const listChange = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'drafts.a', 'drafts.d'),
  type: fc.constantFrom('x', 'y'),
  content: fc.option(
    fc.record({ n: fc.option(fc.integer({ min: 0, max: 3 })), t: fc.constantFrom('B', 'a', null, true, 1) }),
  ),
})

test.each(LISTS)('%s is the same asked after every write and asked for the first time', (query) => {
  fc.assert(
    fc.property(
      fc.array(fc.array(listChange, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
      (writes) => {
        const lake = inMemory()
        try {
          for (const changes of writes) {
            const mutations = changes.flatMap(({ id, type, content }) => [
              { delete: { id } },
              ...(content ? [{ create: { _id: id, _type: type, ...content } }] : []),
            ])
            transact(lake.store, mutations, { author: 'local', query: lake.queryContext })
            for (const perspective of ['raw', ['drafts']] as const) {
              const view = lake.views.of(perspective)
              const asked = runQuery(lake.queries.parse(query, {}), { ...lake.queryContext, view })
              const { text, tree } = parseQuery(query, {})
              const plain = runQuery({ text, tree }, { ...lake.queryContext, view })
              expect(asked).toEqual(plain)
            }
          }
        } finally {
          lake.close()
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a list is whole after more writes than a view remembers', () => {
  const lake = inMemory()
  const ask = () =>
    runQuery(lake.queries.parse('*[_type == "x"]{n} | order(n desc)[0...2].n', {}), {
      ...lake.queryContext,
      view: lake.views.of('raw'),
    })
  const write = (from: number, to: number) => {
    const mutations = Array.from({ length: to - from }, (_, index) => ({
      create: { _id: `x${from + index}`, _type: 'x', n: from + index },
    }))
    transact(lake.store, mutations, { author: 'local', query: lake.queryContext })
  }
  write(0, 3)
  expect(ask()).toEqual([2, 1])
  write(3, 2500)
  expect(ask()).toEqual([2499, 2498])
  write(2500, 2501)
  expect(ask()).toEqual([2500, 2499])
  lake.close()
})

const PATHS = [
  '_id',
  'slug.current',
  'names[].value',
  'roles[].names[].value',
  'lines[]',
  'pt::text(body)',
  'pt::text(texts[].value)',
]

const word = fc.constantFrom('Wang', 'wáng-li', '王', '小王Li', 'wa', 'ng', 'swan', '', 7, null)
const names = fc.array(fc.oneof(fc.record({ value: word }), word), { maxLength: 2 })
const blocks = fc.array(
  fc.record({
    _type: fc.constantFrom('block', 'callout'),
    children: fc.oneof(
      word,
      fc.array(fc.record({ _type: fc.constantFrom('span', 'note'), text: word }), { maxLength: 3 }),
    ),
  }),
  { maxLength: 2 },
)
const searched = fc.record({
  slug: fc.oneof(word, fc.record({ current: word })),
  names: fc.oneof(word, names),
  roles: fc.array(fc.oneof(fc.record({ names: fc.oneof(word, names) }), word), { maxLength: 2 }),
  lines: fc.oneof(word, fc.array(fc.oneof(word, fc.array(word, { maxLength: 2 })), { maxLength: 3 })),
  body: fc.oneof(word, blocks),
  texts: fc.array(fc.record({ value: fc.oneof(word, blocks) }), { maxLength: 2 }),
})

test.each(PATHS)('a search in %s finds what groq-js finds there', (path) => {
  fc.assert(
    fc.property(
      fc.array(searched, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('wang*', '*ng', 'wa', '王*', 'li 王'),
      (contents, term) => {
        const stored = JSON.parse(JSON.stringify(contents)) as object[]
        const documents = stored.map((content, index) => ({
          ...content,
          _id: `wang-${index}`,
          _type: 'x',
          _rev: 'r',
        }))
        const ask = (query: string) =>
          runQuery(parseQuery(query, { t0: term }), {
            projectId: 'local',
            dataset: 'production',
            identity: 'local',
            view: new View(documents as never),
          })
        const search = `(${path} match $t0 || _type match "y")`
        // What a projection says is left to groq-js.
        const plain = ask(`*{_id, "found": ${search}}[found]._id`)
        expect(ask(`*[${search}]._id`)).toEqual(plain)
      },
    ),
    { numRuns: 200 },
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
