import { expect, openDocument, test } from './support.ts'

const article = 'news-changsha-exchange-meeting-en'

const report = {
  _id: 'site.buildReport',
  _type: 'buildReport',
  outcome: 'built',
  reportedAt: '2026-11-23T04:00:00Z',
  builtAt: '2026-11-23T04:00:00Z',
  pages: 2031,
  problems: [
    {
      _key: 'a',
      documentId: article,
      documentType: 'newsArticle',
      field: 'leadPicture',
      problem: 'has no alternative text',
      remedy: 'Say what the picture shows',
      consequence: 'document left out',
    },
  ],
}

test('what the last build left out shows beside the document, and in a list that leads to it', async ({
  page,
  client,
}) => {
  const form = await openDocument(page, 'newsArticle', article)
  const banner = form.getByText('When the site was last built: document left out')
  await expect(banner).toHaveCount(0)
  await client.createOrReplace(report)
  await expect(banner).toBeVisible()
  await expect(
    form.getByText('Lead picture has no alternative text. Say what the picture shows.'),
  ).toBeVisible()
  await expect(page.getByTestId('pane-footer').getByText('Not on the site')).toBeVisible()

  await page.goto('/structure/site;build-report')
  await expect(page.getByText('Left out of the site (1)')).toBeVisible({ timeout: 30_000 })
  await expect(
    page.getByText('The site was built on 23 Nov 2026, 12:00 Beijing time: 2,031 pages.'),
  ).toBeVisible()
  const name = await client.fetch<string>('*[_id == $id][0].title', { id: article })
  await page.getByRole('link', { name }).click()
  await expect(page.getByTestId('field-title').locator('input')).toHaveValue(name)

  await client.createOrReplace({ ...report, problems: [] })
  await expect(page.getByText('Nothing was left out.')).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('what is no single document’s is told without a link', async ({ page, client }) => {
  const problem = { ...report.problems[0], field: '', problem: '9 of 10 documents are not valid' }
  const stopped = { consequence: 'stops the build', documentId: '*' }
  await client.createOrReplace({
    ...report,
    outcome: 'failed',
    problems: [
      { ...problem, ...stopped, _key: 'type' },
      { ...problem, ...stopped, _key: 'site', documentType: 'site', problem: 'the site could not be built' },
    ],
  })
  await page.goto('/structure/site;build-report')
  const pane = page.getByTestId('pane').last()
  await expect(pane.getByText('The site', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(pane.getByText('News article', { exact: true })).toBeVisible()
  await expect(pane.getByText('9 of 10 documents are not valid', { exact: false })).toBeVisible()
  await expect(pane.getByRole('link')).toHaveCount(0)
  await pane.getByPlaceholder('Search list').fill('could not')
  await expect(pane.getByText('The site', { exact: true })).toBeVisible()
  await expect(pane.getByText('News article', { exact: true })).toHaveCount(0)
})
