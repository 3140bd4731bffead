import { expect, test } from 'vitest'
import { redirectProblem } from '../../src/site/redirects.ts'
import {
  formerPaths,
  leaveRedirects,
  redirectToAnother,
  removeOwnRedirects,
} from '../../studio/slugs/redirects.ts'
import { freeSlug, uniqueInLanguage } from '../../studio/slugs/unique.ts'
import { errorOf, lakeForTest } from './support.ts'

interface Redirect {
  _id: string
  from: string
  to: { _ref: string; _weak?: boolean }
}

const profile = (id: string, slug: string) => ({
  _id: id,
  _type: 'expert',
  slug: { _type: 'slug', current: slug },
})
const article = (id: string, language: string, slug: string) => ({
  ...profile(id, slug),
  _type: 'newsArticle',
  language,
})

/** A lake in which a document is published and moved as the Publish action of Studio does it. */
async function newsroom() {
  const { client } = await lakeForTest()
  const redirects = () => client.fetch<Redirect[]>('*[_type == "redirect"] | order(from)')
  async function publish(document: ReturnType<typeof profile>) {
    const published = await client.getDocument<ReturnType<typeof profile>>(document._id)
    if (published) await leaveRedirects(client, document._id, formerPaths(published, document))
    await client.createOrReplace(document)
    await removeOwnRedirects(client, document)
  }
  return { client, redirects, publish }
}

test('a changed slug leaves a redirect from each page that the document had', async () => {
  const { redirects, publish } = await newsroom()
  await publish(profile('expert-a', 'old'))
  expect(await redirects()).toEqual([])
  await publish(profile('expert-a', 'new'))
  const left = await redirects()
  expect(left.map(({ from }) => from)).toEqual([
    '/experts/old/',
    '/zh-hans/experts/old/',
    '/zh-hant/experts/old/',
  ])
  for (const { from, to } of left) {
    expect(to).toMatchObject({ _ref: 'expert-a', _weak: true })
    expect(redirectProblem(from)).toBeUndefined()
  }
})

test('an article in one language leaves one, and pressing twice makes no second', async () => {
  const { client, redirects, publish } = await newsroom()
  await publish(article('news-a', 'zh-Hans', 'old'))
  await Promise.all([
    leaveRedirects(client, 'drafts.news-a', ['/zh-hans/news/old/']),
    leaveRedirects(client, 'news-a', ['/zh-hans/news/old/']),
  ])
  await leaveRedirects(client, 'news-a', ['/zh-hans/news/old/'])
  expect(await redirects()).toMatchObject([{ from: '/zh-hans/news/old/', to: { _ref: 'news-a' } }])
})

test('going back to an old slug takes the redirect from it away again', async () => {
  const { redirects, publish } = await newsroom()
  await publish(article('news-a', 'en', 'a'))
  await publish(article('news-a', 'en', 'b'))
  await publish(article('news-a', 'en', 'a'))
  expect(await redirects()).toMatchObject([{ from: '/news/b/', to: { _ref: 'news-a' } }])
  await publish(article('news-a', 'en', 'c'))
  expect((await redirects()).map(({ from }) => from)).toEqual(['/news/a/', '/news/b/'])
})

test('who takes an old slug is told, keeps the address, and takes the redirect over on leaving', async () => {
  const { client, redirects, publish } = await newsroom()
  await publish(article('news-a', 'en', 'a'))
  await publish(article('news-a', 'en', 'b'))
  expect(await redirectToAnother(client, article('drafts.news-b', 'en', 'a'))).toEqual({ from: '/news/a/' })
  expect(await redirectToAnother(client, article('drafts.news-a', 'en', 'a'))).toBeNull()
  expect(await redirectToAnother(client, article('drafts.news-b', 'zh-Hans', 'a'))).toBeNull()

  await publish(article('news-b', 'en', 'a'))
  expect(await redirects()).toMatchObject([{ from: '/news/a/', to: { _ref: 'news-a' } }])
  await publish(article('news-b', 'en', 'c'))
  expect(await redirects()).toMatchObject([{ from: '/news/a/', to: { _ref: 'news-b' } }])
})

test('a redirect that an editor made by hand is changed, not doubled', async () => {
  const { client, redirects, publish } = await newsroom()
  await client.create({
    _id: 'by-hand',
    _type: 'redirect',
    from: '/news/a/',
    to: { _ref: 'gone', _weak: true },
  })
  await publish(article('news-a', 'en', 'a'))
  await publish(article('news-a', 'en', 'b'))
  expect(await redirects()).toMatchObject([{ _id: 'by-hand', from: '/news/a/', to: { _ref: 'news-a' } }])
})

test('where the redirects cannot be written, all of them are missing and the failure is told', async () => {
  const { client, redirects } = await newsroom()
  const paths = ['/experts/a/', '/zh-hans/experts/a/']
  const broken = client.withConfig({ token: 'unused', dataset: 'none-such' })
  expect((await errorOf(leaveRedirects(broken, 'expert-a', paths))).message).not.toBe('')
  expect(await redirects()).toEqual([])
})

test('a slug is unique among its type and language, drafts included', async () => {
  const { client } = await lakeForTest()
  await client.create(article('news-a', 'en', 'taken'))
  await client.create(article('drafts.news-b', 'en', 'drafted'))
  const isUnique = (slug: string, document: ReturnType<typeof article> | ReturnType<typeof profile>) =>
    uniqueInLanguage(slug, { document, getClient: () => client } as unknown as Parameters<
      typeof uniqueInLanguage
    >[1])
  const other = article('drafts.news-c', 'en', '')
  expect(await isUnique('taken', other)).toBe(false)
  expect(await isUnique('drafted', other)).toBe(false)
  expect(await isUnique('free', other)).toBe(true)
  expect(await isUnique('taken', article('news-c', 'zh-Hans', ''))).toBe(true)
  expect(await isUnique('taken', article('drafts.news-a', 'en', ''))).toBe(true)
  expect(await isUnique('taken', profile('expert-a', ''))).toBe(true)
})

test('where a slug is taken or reserved, a free one is suggested', async () => {
  const { client } = await lakeForTest()
  for (const [index, slug] of ['meeting', 'meeting-2', 'meetings'].entries()) {
    await client.create(article(`news-${index}`, 'en', slug))
  }
  const other = article('drafts.news-c', 'en', '')
  expect(await freeSlug('meeting', other, client)).toBe('meeting-3')
  expect(await freeSlug('fresh', other, client)).toBe('fresh')
  expect(await freeSlug('search', other, client)).toBe('search-2')
  const long = `${'word-'.repeat(19)}end`.slice(0, 96)
  await client.create(article('news-long', 'en', long))
  const free = await freeSlug(long, other, client)
  expect(free.length).toBeLessThanOrEqual(96)
  expect(free).toMatch(/-2$/)
})
