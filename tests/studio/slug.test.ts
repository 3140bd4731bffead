import type { SanityClient } from '@sanity/client'
import { inputOf, pressPublish, publish, untilPublished } from './form.ts'
import { expect, openDocument, test } from './support.ts'

/** Every published redirect to a document, by its old path. */
function redirectsTo(client: SanityClient, id: string): Promise<string[]> {
  return client.fetch('*[_type == "redirect" && to._ref == $id] | order(from).from', { id })
}

for (const { type, id, paths } of [
  { type: 'newsArticle', id: 'news-mini-program-released-en', paths: ['/news/'] },
  {
    type: 'expert',
    id: 'expert-abu-hijleh-nadim',
    paths: ['/experts/', '/zh-hans/experts/', '/zh-hant/experts/'],
  },
]) {
  test(`the old address of a ${type} leads to the new one, and back where the slug is changed back`, async ({
    page,
    client,
  }) => {
    const old = await client.fetch<string>('*[_id == $id][0].slug.current', { id })
    const before = await redirectsTo(client, id)
    const leading = (slug: string) => paths.map((path) => `${path}${slug}/`)
    const form = await openDocument(page, type, id)
    await inputOf(form, 'slug').fill('a-new-address')
    await pressPublish(page)
    // Said for five seconds only, and before the document is published.
    await expect(
      page.getByText(paths.length === 1 ? 'The old address leads here' : 'The old addresses lead here'),
    ).toBeVisible()
    await untilPublished(page)
    expect(await redirectsTo(client, id)).toEqual([...before, ...leading(old)].sort())

    await inputOf(form, 'slug').fill(old)
    await publish(page)
    await expect.poll(() => redirectsTo(client, id)).toEqual([...before, ...leading('a-new-address')].sort())
    expect(await client.fetch('*[_id == $id][0].slug.current', { id })).toBe(old)
  })
}
