import { schemaTypes } from '../../studio/schemas/types.ts'
import { expect, openDocument, test, untilSaved } from './support.ts'

test('Studio opens without a login, shows the newsroom and its documents', async ({ page, lake, client }) => {
  expect(lake.url).toBe(client.config().apiHost)
  await page.goto('/')
  await expect(page.getByText('HIREP newsroom').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Choose login provider')).toHaveCount(0)
  await page.getByRole('link', { name: 'People' }).click()
  await expect(page.getByTestId('pane-content').last().getByRole('link').first()).toBeVisible()
})

const types = schemaTypes.filter(({ type }) => type === 'document').map(({ name }) => name)

for (const type of types) {
  test(`the form of a document of type ${type} opens`, async ({ page, client }) => {
    const id = await client.fetch<string>('*[_type == $type][0]._id', { type })
    const form = await openDocument(page, type, id)
    await expect(form.locator('[data-testid^="field-"]').first()).toBeVisible()
    await expect(page.getByTestId('pane-footer')).toBeVisible()
  })
}

test('what an editor types is saved as a draft, and there again after a reload', async ({ page, client }) => {
  const { _id, name } = await client.fetch<{ _id: string; name: string }>(
    '*[_type == "expert"][0]{_id, "name": name[language == "en"][0].value}',
  )
  const form = await openDocument(page, 'expert', _id)
  const field = form.locator(`input[value="${name}"]`)
  await field.press('End')
  await field.pressSequentially(' of Shatin')
  await untilSaved(page)
  const saved = `${name} of Shatin`
  const draft = '*[_id == $id][0].name[language == "en"][0].value'
  await expect.poll(() => client.fetch(draft, { id: `drafts.${_id}` }, { perspective: 'raw' })).toBe(saved)
  expect(await client.fetch(draft, { id: _id }, { perspective: 'raw' })).toBe(name)
  await page.reload()
  await expect(form.locator(`input[value="${saved}"]`)).toBeVisible({ timeout: 30_000 })
})
