import type { Locator, Page } from '@playwright/test'
import { publish } from './form.ts'
import { expect, openDocument, test, watch } from './support.ts'

const title = (form: Locator) => form.getByTestId('field-title').locator('input')
const standfirst = (form: Locator) => form.getByTestId('field-standfirst').locator('textarea')

const article = 'news-changsha-exchange-meeting-en'
const draft = `*[_id == "drafts.${article}"][0]{title, standfirst}`

test('two tabs and a second browser see each other’s edits and each other', async ({
  page,
  client,
  browser,
  studio,
  conduct,
}) => {
  const elsewhere = await browser.newContext({ baseURL: studio.url })
  const others: Page[] = [await page.context().newPage(), await elsewhere.newPage()]
  for (const other of others) watch(other, studio, conduct)
  const forms: Locator[] = []
  for (const each of [page, ...others]) forms.push(await openDocument(each, 'newsArticle', article))
  const [own, sameBrowser, otherBrowser] = forms as [Locator, Locator, Locator]

  await title(own).press('End')
  await title(own).pressSequentially(', as it was')
  for (const form of forms) await expect(title(form)).toHaveValue(/, as it was$/)

  await standfirst(otherBrowser).fill('Written in another browser.')
  for (const form of forms) await expect(standfirst(form)).toHaveValue('Written in another browser.')

  // Who is here with the document shows in its header, in each tab.
  for (const each of [page, ...others]) {
    await expect(
      each.getByTestId('document-level-presence').locator('[data-ui="Avatar"]').first(),
    ).toBeVisible()
  }

  await client.patch(`drafts.${article}`).set({ title: 'Written by a script' }).commit()
  for (const form of forms) await expect(title(form)).toHaveValue('Written by a script')
  expect(await title(sameBrowser).isEditable()).toBe(true)
  await elsewhere.close()
})

test('two tabs that type at the same time in two fields lose nothing', async ({
  page,
  client,
  studio,
  conduct,
}) => {
  const other = await page.context().newPage()
  watch(other, studio, conduct)
  const here = await openDocument(page, 'newsArticle', article)
  const there = await openDocument(other, 'newsArticle', article)
  await title(here).fill('')
  await standfirst(there).fill('')
  const [typedHere, typedThere] = [
    'Typed in the first tab, letter by letter',
    'Typed in the second tab meanwhile',
  ]
  await Promise.all([
    title(here).pressSequentially(typedHere, { delay: 15 }),
    standfirst(there).pressSequentially(typedThere, { delay: 15 }),
  ])
  await expect
    .poll(() => client.fetch(draft, {}, { perspective: 'raw' }))
    .toEqual({ title: typedHere, standfirst: typedThere })
  for (const form of [here, there]) {
    await expect(title(form)).toHaveValue(typedHere)
    await expect(standfirst(form)).toHaveValue(typedThere)
  }
})

test('a document that is published in one tab is published in the other', async ({
  page,
  client,
  studio,
  conduct,
}) => {
  const other = await page.context().newPage()
  watch(other, studio, conduct)
  const here = await openDocument(page, 'newsArticle', article)
  const there = await openDocument(other, 'newsArticle', article)
  await title(here).fill('Published by somebody')
  await expect(title(there)).toHaveValue('Published by somebody')
  await expect(other.getByTestId('action-publish')).toBeEnabled()
  await publish(page)
  await expect
    .poll(() => client.fetch('*[_id == $id][0].title', { id: article }, { perspective: 'published' }))
    .toBe('Published by somebody')
  await expect(other.getByTestId('action-publish')).toBeDisabled()
})
