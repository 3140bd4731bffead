import { choose } from './form.ts'
import { expect, openDocument, test } from './support.ts'

test.use({ viewport: { width: 1440, height: 1000 } })

test('a published document is taken back, and is a draft again', async ({ page, client }) => {
  const id = 'news-sample-language-testing-support-desk-en'
  await openDocument(page, 'newsArticle', id)
  await page.getByRole('button', { name: 'Published', exact: true }).click()
  await page.getByTestId('action-unpublish').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click()
  await expect
    .poll(() => client.fetch('*[_id in [$id, "drafts." + $id]]._id', { id }, { perspective: 'raw' }))
    .toEqual([`drafts.${id}`])
})

test('a document that others refer to is kept, and Studio says which they are', async ({
  page,
  client,
  conduct,
}) => {
  const id = 'expert-bae-dongsun'
  const referring = await client.fetch<string[]>('*[references($id)].title[language == "en"][0].value', {
    id,
  })
  expect(referring).toHaveLength(1)
  await openDocument(page, 'expert', id)
  await choose(page, /^Delete/)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link', { name: referring[0]! })).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete anyway' }).click()
  await expect(page.getByText('there are other documents that refers to it')).toBeVisible()
  expect(conduct.refusals.splice(0)).toEqual([expect.stringMatching(/^409 POST .*\/data\/actions\//)])
  expect(await client.fetch('count(*[_id == $id])', { id })).toBe(1)
})

test('a document that nothing refers to is deleted', async ({ page, client }) => {
  const id = await client.fetch<string>(`*[_type == "expert" && count(*[references(^._id)]) == 0][0]._id`)
  await openDocument(page, 'expert', id)
  await choose(page, /^Delete/)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete document' }).click()
  await expect(page.getByText('This document has been deleted')).toBeVisible()
  expect(await client.fetch('count(*[_id in [$id, "drafts." + $id]])', { id }, { perspective: 'raw' })).toBe(
    0,
  )
})
