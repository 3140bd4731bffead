import { expect, openDocument, test } from './support.ts'

test('a line of a list says the state and the languages of its document', async ({ page, client }) => {
  const article = await client.fetch(`*[_id == "news-mini-program-released-en"][0]`)
  await client.create({
    ...article,
    _id: 'drafts.later',
    publishedAt: '2099-01-03T02:00:00Z',
    title: 'Later',
  })
  await page.goto('/structure/newsroom;scheduled')
  await expect(page.getByRole('link', { name: /Later/ })).toContainText(
    'Unpublished changes for 3 Jan 2099 · EN',
  )
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
    outcome: 'built',
    reportedAt: '2026-11-23T08:00:00Z',
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
  await expect(page.getByText('Text › item 4 › Rows is empty. Fill it in.')).toBeVisible()

  const form = await openDocument(page, 'newsArticle', id)
  await expect(form.getByText('When the site was last built: document left out')).toBeVisible()
  await expect(page.getByTestId('pane-footer').getByText('Not on the site')).toBeVisible()

  await client.patch('site.buildReport').set({ problems: [] }).commit()
  await expect(form.getByText('When the site was last built: document left out')).toHaveCount(0)
})
