import type { Page } from '@playwright/test'
import { allLists } from '../../studio/structure/lists.ts'
import { publish } from './form.ts'
import { expect, openDocument, test } from './support.ts'

/** The group of each set of lists, as its address has it. */
const groups: Record<string, string> = { standards: 'standards-and-agreements' }

async function action(page: Page, name: string): Promise<void> {
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name }).click()
}

test('every list of the structure opens, and says so where it is empty', async ({ page, client }) => {
  test.setTimeout(300_000)
  for (const [group, lists] of Object.entries(allLists)) {
    for (const { id, title, filter, params, publishedOnly } of lists) {
      const perspective = publishedOnly ? 'published' : 'drafts'
      const count = await client.fetch<number>(
        `count(*[${filter}])`,
        { ...params?.(new Date()) },
        { perspective },
      )
      await page.goto(`/structure/${groups[group] ?? group};${id}`)
      const list = page.getByTestId('document-list-pane').last()
      const expected =
        count > 0 ? list.getByRole('link').first() : list.getByText('Nothing here at the moment.')
      await expect(expected, `${group}: ${title}`).toBeVisible({ timeout: 30_000 })
    }
  }
})

test('a line of a list says the state and the languages of its document', async ({ page, client }) => {
  const article = await client.fetch(`*[_id == "news-mini-program-released-en"][0]`)
  await client.create({
    ...article,
    _id: 'drafts.later',
    publishedAt: '2099-01-03T02:00:00Z',
    title: 'Later',
  })
  await page.goto('/structure/newsroom;scheduled')
  await expect(page.getByRole('link', { name: /Later/ })).toContainText('Draft for 3 Jan 2099 · EN')
})

test('opening a profile leaves it unchanged', async ({ page, client }) => {
  const form = await openDocument(page, 'expert', 'expert-abu-hijleh-nadim')
  await expect(form.getByText('Surname', { exact: true })).toBeVisible()
  await page.goto('/structure/review;unpublished')
  await expect(page.getByText('Nothing here at the moment.')).toBeVisible({ timeout: 30_000 })
  expect(await client.fetch(`count(*[_id in path("drafts.**")])`, {}, { perspective: 'raw' })).toBe(0)
})

test('the settings of the site cannot be copied, unpublished or deleted', async ({ page, client }) => {
  expect(await client.fetch(`*[_type == "siteSettings"]._id`)).toEqual(['siteSettings'])
  await page.goto('/structure/site;siteSettings')
  await expect(page.getByTestId('action-publish')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByTestId('action-menu-button')).toHaveCount(0)
})

test('the build’s report shows as it is written, and with each document', async ({ page, client }) => {
  await page.goto('/structure/site;build-report')
  await expect(
    page.getByText('The site has not been built from this dataset yet', { exact: false }),
  ).toBeVisible({
    timeout: 30_000,
  })
  const id = 'news-mini-program-released-en'
  await client.create({
    _id: 'site.buildReport',
    _type: 'buildReport',
    builtAt: '2026-11-23T08:00:00Z',
    pages: 2031,
    problems: [
      {
        _key: 'a',
        documentId: id,
        documentType: 'newsArticle',
        field: 'body[3].rows',
        problem: 'is empty',
        remedy: 'Fill it in',
        consequence: 'document left out',
      },
    ],
  })
  await expect(page.getByText('Left out of the site (1)')).toBeVisible()
  await expect(page.getByText('body[3].rows is empty. Fill it in.')).toBeVisible()

  const form = await openDocument(page, 'newsArticle', id)
  await expect(form.getByText('When the site was last built: document left out')).toBeVisible()
  await expect(page.getByTestId('pane-footer').getByText('Not on the site')).toBeVisible()

  await client.patch('site.buildReport').set({ problems: [] }).commit()
  await expect(form.getByText('When the site was last built: document left out')).toHaveCount(0)
})

test('Traditional is drafted from Simplified, and published only when it was read through', async ({
  page,
  client,
}) => {
  const article = await client.fetch(`*[_id == "news-mini-program-released-zh-hans"][0]`)
  await client.create({
    ...article,
    _id: 'only-simplified',
    title: '网络与软件',
    slug: { _type: 'slug', current: 'only-simplified' },
  })
  await openDocument(page, 'newsArticle', 'only-simplified')
  await action(page, 'Draft Traditional from Simplified')

  const footer = page.getByTestId('pane-footer')
  await expect(footer.getByText('Read it through')).toBeVisible({ timeout: 30_000 })
  const form = page.getByTestId('document-panel-scroller')
  await expect(form.locator('input[value="網絡與軟件"]')).toBeVisible()
  await expect(page.getByTestId('action-publish')).toBeDisabled()

  await form.getByRole('switch').or(form.getByRole('checkbox')).first().click({ force: true })
  await publish(page)
  const published = `*[_type == "newsArticle" && language == "zh-Hant" && title == "網絡與軟件"]{
    needsReview, "source": translationOf.document._ref
  }`
  await expect
    .poll(() => client.fetch(published, {}, { perspective: 'published' }))
    .toEqual([{ needsReview: false, source: 'only-simplified' }])

  await client.patch('only-simplified').set({ title: '新的网络' }).commit()
  await expect(footer.getByText('Source changed since')).toBeVisible()
  await action(page, 'Mark as up to date')
  await expect(footer.getByText('Source changed since')).toHaveCount(0)
})

test('a translation begun in the menu of translations remembers its source', async ({ page, client }) => {
  const article = await client.fetch(`*[_id == "news-mini-program-released-zh-hans"][0]`)
  await client.create({ ...article, _id: 'alone', slug: { _type: 'slug', current: 'alone' } })
  await openDocument(page, 'newsArticle', 'alone')
  await page.getByRole('button', { name: 'Translations' }).click()
  await page.getByRole('button', { name: /English/ }).click()
  const translation = `*[_type == "newsArticle" && language == "en" && translationOf.document._ref == "alone"]{
    "draft": _id in path("drafts.**"), "revision": translationOf.revision == *[_id == "alone"][0]._rev
  }`
  await expect
    .poll(() => client.fetch(translation, {}, { perspective: 'raw' }))
    .toEqual([{ draft: true, revision: true }])
})
