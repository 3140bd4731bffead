import type { Page } from '@playwright/test'
import type { SanityClient } from '@sanity/client'
import { publish, publishInVain } from './form.ts'
import { expect, openDocument, test } from './support.ts'

/** An article in Simplified without translations. */
const article = 'news-sample-standards-consultation-homestay-zh-hans'

const raw = { perspective: 'raw' } as const

/** The draft in a language that was made from the article, or from another document. */
function draftIn(client: SanityClient, language: string, source = article) {
  return client.fetch<{
    _id: string
    title: string
    needsReview: boolean | null
    isOfPresentSource: boolean
  } | null>(
    `*[_id in path("drafts.**") && language == $language && translationOf.document._ref == $source][0]{
      _id, title, needsReview, "isOfPresentSource": translationOf.revision == *[_id == $source][0]._rev
    }`,
    { language, source },
    raw,
  )
}

async function choose(page: Page, action: string): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: action }).click()
}

const badge = (page: Page, label: string) => page.getByTestId('pane-footer').getByText(label, { exact: true })

const title = (page: Page) => page.getByTestId('field-title').locator('input')

test('the menu of translations begins one, which remembers its source, and leads to it', async ({
  page,
  client,
}) => {
  await openDocument(page, 'newsArticle', article)
  const source = await title(page).inputValue()
  await page.getByRole('button', { name: 'Translations' }).click()
  const english = page.getByRole('button', { name: /English/ })
  await english.click()
  await expect
    .poll(() => draftIn(client, 'en'))
    .toMatchObject({ title: source, needsReview: null, isOfPresentSource: true })
  // Pressed before the menu knows of the translation, it would begin another.
  await expect(english.locator('[data-sanity-icon="split-vertical"]')).toBeVisible()
  await english.click()
  // It opens beside its source.
  await expect(page.getByTestId('pane-footer')).toHaveCount(2)
  await expect(badge(page, 'English')).toBeVisible()
  await expect(title(page).last()).toHaveValue(source)
})

test('a translation that was deleted can be begun anew', async ({ page, client }) => {
  const menu = page.getByRole('button', { name: 'Translations' })
  const english = page.getByRole('button', { name: /English/ })
  const ties =
    '*[_type == "translation.metadata" && $article in translations[].value._ref][0].translations[].language'
  await openDocument(page, 'newsArticle', article)
  await menu.click()
  await english.click()
  await expect.poll(async () => (await draftIn(client, 'en'))?._id).toBeDefined()
  const first = (await draftIn(client, 'en'))!._id

  await openDocument(page, 'newsArticle', first.replace('drafts.', ''))
  await choose(page, 'Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete anyway' }).click()
  await expect.poll(() => client.fetch(ties, { article })).toEqual(['zh-Hans'])

  await openDocument(page, 'newsArticle', article)
  await menu.click()
  await english.click()
  await expect.poll(async () => (await draftIn(client, 'en'))?._id).toBeDefined()
  expect((await draftIn(client, 'en'))!._id).not.toBe(first)
})

test('Traditional drafted from Simplified keeps names, and is published when somebody has read it', async ({
  page,
  client,
}) => {
  await client.create({
    _id: 'expert-fan',
    _type: 'expert',
    name: [{ _key: 'a', _type: 'internationalizedArrayStringValue', language: 'zh-Hans', value: '范里华' }],
  })
  await client.patch(article).set({ title: '范里华谈软件里的里程' }).commit()
  await openDocument(page, 'newsArticle', article)
  await choose(page, 'Draft Traditional from Simplified')
  await expect(title(page)).toHaveValue('范里华談軟件裏的里程')
  await expect(badge(page, 'Read it through')).toBeVisible()
  const draft = await draftIn(client, 'zh-Hant')
  expect(draft?.needsReview).toBe(true)

  await page.getByRole('button', { name: 'Validation' }).click()
  await expect(page.getByRole('button', { name: /^Converted by machine/ })).toContainText('Read it through')
  await publishInVain(page)
  // Until the form can be edited a press on the switch is lost.
  await expect(title(page)).toBeEditable()
  await page.getByTestId('boolean-input').first().locator('input').click({ force: true })
  await expect(badge(page, 'Read it through')).toHaveCount(0)
  await publish(page)
  await expect
    .poll(() =>
      client.fetch('*[_id == $id][0]{title, needsReview, "source": translationOf.document._ref}', {
        id: draft!._id.replace('drafts.', ''),
      }),
    )
    .toEqual({ title: '范里华談軟件裏的里程', needsReview: false, source: article })
})

test('what is missing stands in a list, from which a translation is begun', async ({ page, client }) => {
  await page.goto('/structure/newsroom;needs-translation')
  const row = page.locator('[data-ui="Card"]').filter({
    has: page.getByRole('link', { name: '《留学生寄宿家庭服务规范（示例稿）》征求意见' }),
  })
  await expect(row.last().getByText('There: 简. Missing: EN · 繁')).toBeVisible({ timeout: 30_000 })
  await row.last().getByRole('button', { name: 'Draft 繁 from 简' }).click()
  await expect(badge(page, 'Read it through')).toBeVisible()
  expect((await draftIn(client, 'zh-Hant'))?.title).toBe('《留學生寄宿家庭服務規範（示例稿）》徵求意見')
})

test('pages to translate stand in a list of their own, from which a translation is begun', async ({
  page,
  client,
}) => {
  await page.goto('/structure/site;page-translations')
  await expect(page.getByText('Everything is there in every language, and up to date.')).toBeVisible({
    timeout: 30_000,
  })
  const source = { _id: 'page-for-volunteers', _type: 'page', language: 'zh-Hans', title: '志愿者须知' }
  await client.create(source)
  await expect(page.getByRole('link', { name: source.title })).toBeVisible()
  await expect(page.getByText('There: 简. Missing: EN · 繁')).toBeVisible()
  await page.getByRole('button', { name: 'Translate into English' }).click()
  await expect(badge(page, 'English')).toBeVisible()
  await expect(title(page)).toHaveValue(source.title)
  expect(await draftIn(client, 'en', source._id)).toMatchObject({
    title: source.title,
    isOfPresentSource: true,
  })
})

test('a translation that fell behind is opened from the list, which can be searched and ordered', async ({
  page,
  client,
}) => {
  await openDocument(page, 'newsArticle', article)
  await choose(page, 'Draft Traditional from Simplified')
  await expect(badge(page, 'Read it through')).toBeVisible()
  const { _id, title: translated } = (await draftIn(client, 'zh-Hant'))!
  await client.patch(article).set({ title: '改过的标题' }).commit()

  await page.goto('/structure/newsroom;needs-translation')
  const pane = page.getByTestId('pane').last()
  await pane.getByPlaceholder('Search list').fill('改过')
  await expect(pane.getByText('The source changed after it was translated')).toBeVisible({ timeout: 30_000 })
  await expect(pane.getByText('Published · There: 简 · 繁. Missing: EN')).toBeVisible()
  await expect(pane.getByRole('link')).toHaveText(['改过的标题', '繁體中文'])
  await pane.getByRole('link', { name: '繁體中文' }).click()
  await expect(title(page)).toHaveValue(translated)
  expect(page.url()).toContain(_id.replace('drafts.', ''))

  // Brought up to date as a draft, it leaves the list of what fell behind.
  await choose(page, 'Mark as up to date')
  await expect(page.getByText('The source changed after it was translated')).toHaveCount(0)
})

test('a translation says that its source changed, until it is marked as up to date', async ({
  page,
  client,
}) => {
  await openDocument(page, 'newsArticle', article)
  await choose(page, 'Draft Traditional from Simplified')
  await expect(badge(page, 'Read it through')).toBeVisible()
  await expect(badge(page, 'Source changed since')).toHaveCount(0)
  await client.patch(article).set({ standfirst: '改过的导语。' }).commit()
  await expect(badge(page, 'Source changed since')).toBeVisible()
  await choose(page, 'Mark as up to date')
  await expect(badge(page, 'Source changed since')).toHaveCount(0)
})

test('an editor who works in two languages hides the third', async ({ page, client }) => {
  const id = await client.fetch<string>('*[_type == "expert" && "zh-Hant" in summary[].language][0]._id')
  await openDocument(page, 'expert', id)
  const summary = page.getByTestId('field-summary').locator('textarea')
  await expect(summary).toHaveCount(3)
  await page.getByRole('button', { name: 'Showing all' }).click()
  await page.getByRole('button', { name: /繁體中文/ }).click()
  await expect(summary).toHaveCount(2)
  // What is hidden stays.
  expect(await client.fetch('count(*[_id == $id][0].summary)', { id })).toBe(3)
})
