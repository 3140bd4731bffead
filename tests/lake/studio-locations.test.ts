import { expect, it } from 'vitest'
import { locationsOf, locationsQuery, targetsOf } from '../../studio/locations.ts'
import { typesWithPage } from '../../studio/slugs/paths.ts'
import { lakeForTest } from './support.ts'

const slug = (current: string) => ({ _type: 'slug', current })
const about = (_ref: string) => [{ _key: _ref, _type: 'reference', _ref }]
const article = (id: string, more: object) => ({
  _id: id,
  _type: 'newsArticle',
  language: 'zh-Hans',
  title: id,
  slug: slug(id),
  ...more,
})

it('finds the pages that a document is shown on: by itself, and where it is connected', async () => {
  const { client } = await lakeForTest()
  const name = [{ _key: 'en', language: 'en', value: 'Mei Lin' }]
  await client.create({ _id: 'expert', _type: 'expert', name, slug: slug('mei-lin') })
  const news = Array.from({ length: 130 }, (_, index) => article(`n${index}`, { about: about('expert') }))
  const transaction = client.transaction()
  for (const each of news) transaction.create(each)
  // Neither has a page.
  transaction.create({
    _id: 'old',
    _type: 'redirect',
    from: '/old/',
    to: { _type: 'reference', _ref: 'expert' },
  })
  transaction.create(article('unfinished', { slug: undefined, about: about('expert') }))
  // Says nothing of what it was translated from.
  const translationOf = { document: { _type: 'reference', _ref: 'n7', _weak: true } }
  transaction.create(article('n7-en', { language: 'en', translationOf }))
  await transaction.commit()

  const locate = async (id: string) => {
    const targets = targetsOf(await client.getDocument(id))
    return locationsOf(await client.fetch(locationsQuery, { id, targets, types: typesWithPage }))
  }
  expect((await locate('n7'))?.locations).toEqual([
    { title: 'n7', href: '/zh-hans/news/n7/' },
    { title: 'List of news', href: '/zh-hans/news/' },
    { title: 'Mei Lin', href: '/zh-hans/experts/mei-lin/' },
  ])
  const expert = await locate('expert')
  expect(expert?.locations).toHaveLength(2 + 20)
  expect(expert?.message).toBe('Used on 110 more pages')
})
