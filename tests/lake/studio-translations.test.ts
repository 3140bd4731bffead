import type { SanityClient } from '@sanity/client'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { seedFolder } from '../../scripts/local-lake.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { locales } from '../../src/site/locales.ts'
import {
  createTranslation,
  draftTraditional,
  hasTranslation,
  untieDeleted,
} from '../../studio/translation/operations.ts'
import { textsQuery, workQuery } from '../../studio/translation/missing.ts'
import { type Article, sourceChanged, translationSource } from '../../studio/translation/source.ts'
import { lakeForTest } from './support.ts'

const source = {
  _id: 'news-hans',
  _type: 'newsArticle',
  language: 'zh-Hans',
  title: '范里华谈软件',
  slug: { _type: 'slug', current: 'fan-li-hua' },
}

const expert = {
  _id: 'expert-fan',
  _type: 'expert',
  name: [{ _key: 'zh-Hans', language: 'zh-Hans', value: '范里华' }],
}

async function stored(client: SanityClient) {
  const raw = { perspective: 'raw' } as const
  return {
    articles: await client.fetch<Article[]>(`*[_type == "newsArticle"] | order(_id)`, {}, raw),
    metadata: await client.fetch<
      { schemaTypes: string[]; translations: { language: string; value: object }[] }[]
    >(`*[_type == "translation.metadata"]`, {}, raw),
  }
}

const read = (client: SanityClient) => client.fetch<Article>(`*[_id == "news-hans"][0]`)

describe('drafting Traditional from Simplified', () => {
  it('makes a draft tied to its source, with names as the dataset has them', async () => {
    const { client } = await lakeForTest()
    await client.create(expert)
    await client.create(source)
    const id = await draftTraditional(client, await read(client))

    const { articles, metadata } = await stored(client)
    expect(articles[0]).toMatchObject({
      _id: `drafts.${id}`,
      language: 'zh-Hant',
      title: '范里华談軟件',
      slug: source.slug,
      needsReview: true,
      translationOf: { document: { _ref: 'news-hans' }, revision: articles[1]?._rev },
    })
    expect(metadata).toHaveLength(1)
    expect(metadata[0]?.schemaTypes).toEqual(['newsArticle'])
    expect(metadata[0]?.translations.map(({ language, value }) => [language, value])).toEqual([
      ['zh-Hans', { _type: 'reference', _ref: 'news-hans', _weak: true }],
      ['zh-Hant', { _type: 'reference', _ref: id, _weak: true }],
    ])
  })

  it('has places as the dataset has them, wherever those are named', async () => {
    const { client } = await lakeForTest()
    const inChinese = (hans: string, hant: string) => [
      { _key: 'a', language: 'zh-Hans', value: hans },
      { _key: 'b', language: 'zh-Hant', value: hant },
    ]
    const places: { _id: string; _type: string; [field: string]: unknown }[] = [
      { _id: 'u', _type: 'university', city: inChinese('悉尼', '雪梨') },
      { _id: 'o', _type: 'organisation', place: { city: inChinese('新西兰', '紐西蘭') } },
      {
        _id: 'm',
        _type: 'event',
        venue: inChinese('里程楼', '里程樓'),
        place: { city: inChinese('迪拜', '杜拜') },
      },
      { _id: 'p', _type: 'programme', places: [{ _key: 'a', city: inChinese('蒙特利尔', '滿地可') }] },
      { _id: 'q', _type: 'programme' },
    ]
    for (const document of places) await client.create(document)
    await client.create({ ...source, title: '悉尼、新西兰、迪拜里程楼与蒙特利尔的软件' })
    await draftTraditional(client, await read(client))
    const { articles } = await stored(client)
    expect(articles[0]?.title).toBe('雪梨、紐西蘭、杜拜里程樓與滿地可的軟件')
  })

  it('anew changes the same draft, and never what is published', async () => {
    const { client } = await lakeForTest()
    await client.create(source)
    const id = await draftTraditional(client, await read(client))
    await client.create({ _id: id, _type: 'newsArticle', language: 'zh-Hant', title: '已發佈' })
    await client.patch('news-hans').set({ title: '新软件' }).commit()
    expect(await hasTranslation(client, await read(client), 'zh-Hant')).toBe(true)

    expect(await draftTraditional(client, await read(client))).toBe(id)
    const { articles, metadata } = await stored(client)
    expect(Object.fromEntries(articles.map(({ _id, title }) => [_id, title]))).toEqual({
      'news-hans': '新软件',
      [id]: '已發佈',
      [`drafts.${id}`]: '新軟件',
    })
    expect(metadata).toHaveLength(1)
    expect(metadata[0]?.translations).toHaveLength(2)
  })
})

describe('a new translation', () => {
  it('joins those that there are, in the words of its source', async () => {
    const { client } = await lakeForTest()
    await client.create(source)
    const traditional = await draftTraditional(client, await read(client))
    const id = await createTranslation(client, await read(client), 'en')

    const { articles, metadata } = await stored(client)
    expect(articles.find(({ _id }) => _id === `drafts.${id}`)).toMatchObject({
      language: 'en',
      title: source.title,
      translationOf: { document: { _ref: 'news-hans' } },
    })
    expect(articles.find(({ _id }) => _id === `drafts.${id}`)).not.toHaveProperty('needsReview')
    expect(metadata.flatMap(({ translations }) => translations.map(({ language }) => language))).toEqual([
      'zh-Hans',
      'zh-Hant',
      'en',
    ])
    expect(traditional).not.toBe(id)
  })

  it('is not made twice', async () => {
    const { client } = await lakeForTest()
    await client.create(source)
    const id = await createTranslation(client, await read(client), 'en')
    expect(await createTranslation(client, await read(client), 'en')).toBe(id)
    expect((await stored(client)).articles).toHaveLength(2)
  })
})

test('the translations of the sample data remember their sources, as those made in Studio do', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  await seedFolder(folder)
  const { client } = await lakeForTest({ data: folder })
  const articles = await client.fetch<Article[]>('*[_type in ["newsArticle", "page"]]')
  const ties = await client.fetch<{ ids: string[] }[]>(
    '*[_type == "translation.metadata"]{"ids": translations[].value._ref}',
  )
  expect(ties.length).toBeGreaterThan(30)
  for (const { ids } of ties) {
    const inOrder = locales.flatMap((locale) =>
      articles.filter(({ _id, language }) => ids.includes(_id) && language === locale),
    )
    const [original, ...translations] = inOrder
    expect(original?.translationOf).toBeUndefined()
    // A sample has no revision before it is imported.
    const { revision: _, ...source } = translationSource(original!)
    for (const { _id, translationOf } of translations) {
      expect(translationOf, `${_id}, where it says what its source says now`).toEqual(source)
      expect(sourceChanged(translationOf, [{ ...original!, _rev: 'later' }])).toBe(false)
      expect(sourceChanged(translationOf, [{ ...original!, title: 'Other words' }])).toBe(true)
    }
  }
})

describe('a deleted translation', () => {
  it('is taken out of what ties the others, and can be begun anew', async () => {
    const { client } = await lakeForTest()
    await client.create(source)
    const english = await createTranslation(client, await read(client), 'en')
    const traditional = await draftTraditional(client, await read(client))
    const tied = async () =>
      (await stored(client)).metadata.map(({ translations }) => translations.map(({ language }) => language))

    await untieDeleted(client, english)
    expect(await tied()).toEqual([['zh-Hans', 'en', 'zh-Hant']])
    await client.delete(`drafts.${english}`)
    await untieDeleted(client, english)
    expect(await tied()).toEqual([['zh-Hans', 'zh-Hant']])
    expect(await createTranslation(client, await read(client), 'en')).not.toBe(english)

    // One that is gone from elsewhere is noticed where another is opened.
    await client.delete(`drafts.${traditional}`)
    await untieDeleted(client, 'news-hans')
    expect(await tied()).toEqual([['zh-Hans', 'en']])
  })

  it('was the last of its group: nothing is left of that', async () => {
    const { client } = await lakeForTest()
    await client.create(source)
    const english = await createTranslation(client, await read(client), 'en')
    await client.delete('news-hans')
    await client.delete(`drafts.${english}`)
    await untieDeleted(client, english)
    expect((await stored(client)).metadata).toEqual([])
  })
})

describe('what the list of missing translations asks for', () => {
  it('is no text, but for those that have to be compared, and these as a translation remembers them', async () => {
    const { client } = await lakeForTest()
    const body = [{ _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'b', text: '正文' }] }]
    await client.create({ ...source, standfirst: '导语', body, byline: '本站' })
    const raw = { perspective: 'raw' } as const
    const { documents } = await client.fetch<{ documents: Article[] }>(
      workQuery.fetch,
      { type: 'newsArticle' },
      raw,
    )
    expect(documents).toEqual([expect.objectContaining({ _id: source._id, title: source.title })])
    for (const field of ['body', 'standfirst', 'byline']) expect(documents[0]).not.toHaveProperty(field)

    const [text] = await client.fetch<Article[]>(textsQuery, { ids: [source._id] }, raw)
    expect(translationSource(text!)).toEqual(translationSource(await read(client)))
  })
})
