import { describe, expect, test } from 'vitest'
import { lakeForTest } from './support.ts'

const TO = { _type: 'reference', _ref: 'a' }
const DOCUMENTS = [
  { _id: 'a', _type: 'note', title: 'published' },
  { _id: 'drafts.a', _type: 'note', title: 'draft' },
  { _id: 'versions.spring.a', _type: 'note', title: 'spring' },
  { _id: 'aa', _type: 'note', title: 'another' },
  { _id: 'drafts.b', _type: 'note', title: 'referring', to: TO },
  { _id: 'c', _type: 'note', title: 'referring weakly', to: { ...TO, _weak: true } },
]

async function scene() {
  const { client } = await lakeForTest()
  await client.mutate(DOCUMENTS.map((document) => ({ create: document })) as never)
  return client
}

describe('documents by id', () => {
  test('with every version of each', async () => {
    const client = await scene()
    const all = await client.getDocument('a', { includeAllVersions: true })
    expect(all.map(({ title }) => title as string)).toEqual(['published', 'draft', 'spring'])
    const ofVersion = await client.getDocument('drafts.b', { includeAllVersions: true })
    expect(ofVersion.map(({ _id }) => _id)).toEqual(['drafts.b'])
    expect(await client.getDocument('a', { releaseId: 'spring' })).toMatchObject({ title: 'spring' })
  })

  test('or only which of them there are', async () => {
    const client = await scene()
    expect(
      await client.request({
        url: client.getDataUrl('doc', 'drafts.a,a,drafts.c'),
        query: { excludeContent: 'true' },
        tag: 'use-referring-documents.document-existence',
      }),
    ).toEqual({ documents: [], omitted: [{ id: 'drafts.c', reason: 'existence' }] })
  })
})

describe('references to a document', () => {
  const ask = async (options: string) =>
    (await scene()).request<unknown>({ url: `/data/references/production/documents/a/to${options}` })

  test('of other datasets: none', async () => {
    expect(await ask('?excludeInternalReferences=true&excludePaths=true')).toEqual({
      totalCount: 0,
      references: [],
    })
  })

  test('of this one, strong and weak', async () => {
    expect(await ask('')).toEqual({
      totalCount: 2,
      references: [{ documentId: 'c' }, { documentId: 'drafts.b' }],
    })
  })
})

describe('what Studio and its preview add to a query', () => {
  test.each([
    [
      ['spring', 'drafts'],
      ['spring', 'another', 'referring', 'referring weakly'],
    ],
    [['drafts'], ['draft', 'another', 'referring', 'referring weakly']],
    ['drafts' as const, ['draft', 'another', 'referring', 'referring weakly']],
    ['previewDrafts' as const, ['draft', 'another', 'referring', 'referring weakly']],
    ['published' as const, ['published', 'another', 'referring weakly']],
  ])('the perspective %j', async (perspective, titles) => {
    const client = await scene()
    expect(await client.fetch('*[_type == "note"] | order(_id)[].title', {}, { perspective })).toEqual(titles)
  })

  test('tags, and a source map or a query that is not sent back', async () => {
    const client = await scene()
    const options = {
      tag: 'studio.search',
      resultSourceMap: 'withKeyArraySelector',
      filterResponse: false,
    } as const
    const answer = await client.fetch('count(*)', {}, { ...options, returnQuery: false })
    expect(answer).toMatchObject({ result: 3, ms: expect.any(Number) as number })
    expect(answer).not.toHaveProperty('query')
    expect(await client.fetch('count(*)', {}, { ...options, returnQuery: true })).toHaveProperty(
      'query',
      'count(*)',
    )
  })
})
