import type { Page } from '@playwright/test'
import {
  createIn,
  formOf,
  generateSlug,
  inputOf,
  openTab,
  publish,
  publishInVain,
  selectLastWord,
  writeIn,
} from './form.ts'
import { expect, openDocument, test } from './support.ts'

interface Block {
  readonly style: string
  readonly listItem?: string
  readonly markDefs: readonly { _type: string; href?: string }[]
  readonly children: readonly { text: string; marks: readonly string[] }[]
}

test.use({ viewport: { width: 1440, height: 1000 } })

test('an article is written from the newsroom’s list, published, and edited again', async ({
  page,
  client,
}) => {
  const form = await createIn(page, 'newsroom;all', 'English')
  await inputOf(form, 'title').fill('A reading room opens in Shatin')
  await generateSlug(form, 'a-reading-room-opens-in-shatin')
  await inputOf(form, 'standfirst').fill('Twelve desks and a long table.')
  await form.getByRole('combobox', { name: 'Category' }).selectOption('Notice')

  const article = '*[_type == "newsArticle" && slug.current == "a-reading-room-opens-in-shatin"][0]'
  const textOf = (perspective: 'raw' | 'published') =>
    client.fetch<Block[]>(`${article}.body`, {}, { perspective })
  const saved = async () => (await textOf('raw'))?.at(-1)?.children[0]?.text

  const body = form.getByTestId('field-body')
  await writeIn(page, body)
  await page.keyboard.type('The room is open to everyone. Ask at the desk')
  // Between typing and marking an editor's hand goes to the mouse: what was typed is saved by then.
  await expect.poll(saved).toBe('The room is open to everyone. Ask at the desk')
  await selectLastWord(page, 'desk')
  await body.getByRole('button', { name: 'Link to another site' }).click()
  const link = page.getByTestId('popover-edit-dialog')
  await link.getByRole('textbox').fill('https://example.org/card')
  await link.getByTestId('close-popover-edit-dialog-button').click()
  await expect(link).toHaveCount(0)

  await writeIn(page, body)
  await page.keyboard.press('Enter')
  await body.getByTestId('block-style-select').click()
  await page.getByRole('menuitem', { name: 'Heading', exact: true }).click()
  await expect(body.getByRole('heading')).toBeVisible()
  // Studio leaves the focus in the menu of styles.
  await writeIn(page, body)
  await page.keyboard.type('Opening hours')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Readers bring a library ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('card')
  await expect(body.locator('strong')).toHaveText('card')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- Twelve desks')
  await page.keyboard.press('Enter')
  await page.keyboard.type('One long table')

  await expect.poll(saved).toBe('One long table')
  const blocks = await textOf('raw')
  expect(
    blocks.map(({ style, listItem, children }) => [
      listItem ?? style,
      ...children.map(({ text }) => text).filter(Boolean),
    ]),
  ).toEqual([
    ['normal', 'The room is open to everyone. Ask at the ', 'desk'],
    ['h2', 'Opening hours'],
    ['normal', 'Readers bring a library ', 'card'],
    ['bullet', 'Twelve desks'],
    ['bullet', 'One long table'],
  ])
  expect(blocks[0]?.markDefs).toMatchObject([{ _type: 'link', href: 'https://example.org/card' }])
  expect(blocks[2]?.children.find(({ text }) => text === 'card')?.marks).toEqual(['strong'])

  await openTab(form, 'Connections')
  const name = 'Au-Yeung Pui-ching'
  const person = await client.fetch<string>('*[_type == "expert" && $name in name[].value][0]._id', { name })
  const about = form.getByTestId('field-about')
  await about.getByRole('button', { name: 'Add item' }).click()
  await about.getByRole('combobox').fill('Au-Yeung')
  await page.getByTestId('autocomplete-popover').getByText(name).click()
  await expect(about.getByText(name)).toBeVisible()
  await expect
    .poll(() => client.fetch(`${article}.about[]._ref`, {}, { perspective: 'raw' }))
    .toEqual([person])

  await publish(page)
  const published = await client.fetch(
    `${article}{language, category, title, "about": about[]._ref, "drafts": count(*[_id == "drafts." + ^._id])}`,
  )
  expect(published).toEqual({
    language: 'en',
    category: 'notice',
    title: 'A reading room opens in Shatin',
    about: [person],
    drafts: 0,
  })

  await openTab(form, 'Text')
  await inputOf(form, 'title').fill('A reading room opens in Shatin on Monday')
  const titles = () =>
    client.fetch<string[]>(
      '*[_type == "newsArticle" && slug.current == "a-reading-room-opens-in-shatin"]|order(_id).title',
      {},
      { perspective: 'raw' },
    )
  await expect
    .poll(titles)
    .toEqual(
      expect.arrayContaining(['A reading room opens in Shatin', 'A reading room opens in Shatin on Monday']),
    )
  await publish(page)
  expect(await titles()).toEqual(['A reading room opens in Shatin on Monday'])
})

/** The slug's check asks the dataset: held back, it keeps Studio from knowing what it thinks of a document. */
async function holdSlugCheck(page: Page): Promise<() => void> {
  let answerNow = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    answerNow = resolve
  })
  await page.route(/startsWith\(slug\.current|startsWith%28slug\.current/, async (route) => {
    await asked
    await route.continue()
  })
  return answerNow
}

test('Publish pressed with the last key waits for it: published where all is well, refused where a field is empty', async ({
  page,
  client,
}) => {
  const form = await createIn(page, 'newsroom;all', 'English')
  await inputOf(form, 'title').fill('A reading room opens in Shatin')
  await generateSlug(form, 'a-reading-room-opens-in-shatin')
  await inputOf(form, 'standfirst').fill('Twelve desks and a long table.')
  await writeIn(page, form.getByTestId('field-body'))
  // As fast as a hand types: Studio begins to validate with the first key, and is still at it after the last.
  await page.keyboard.type('Readers bring a library card.', { delay: 40 })
  await publish(page)
  const published =
    '*[slug.current == "a-reading-room-opens-in-shatin"]{title, "text": body[0].children[0].text}'
  const article = { title: 'A reading room opens in Shatin', text: 'Readers bring a library card.' }
  expect(await client.fetch(published, {}, { perspective: 'published' })).toEqual([article])

  const answerNow = await holdSlugCheck(page)
  await inputOf(form, 'title').fill('')
  await page.getByTestId('action-publish').click()
  await expect(page.getByRole('button', { name: 'Publishing…' })).toBeDisabled()
  answerNow()
  await expect(page.getByText('Not published')).toBeVisible()
  // Also where Studio shows the error already.
  await publishInVain(page)
  expect(await client.fetch(published, {}, { perspective: 'published' })).toEqual([article])
})

test('a document that is left before Publish was done says so, and is not published', async ({
  page,
  client,
}) => {
  const id = 'news-sample-language-testing-support-desk-en'
  await page.goto(`/structure/newsroom;all;${id}`)
  const form = formOf(page)
  await expect(inputOf(form, 'title')).toBeEditable({ timeout: 60_000 })
  const answerNow = await holdSlugCheck(page)
  await inputOf(form, 'title').fill('Left too early')
  await page.getByTestId('action-publish').click()
  await expect(page.getByRole('button', { name: 'Publishing…' })).toBeDisabled()

  await page.getByTestId('document-list-pane').getByRole('link').first().click()
  await expect(page.getByText('Not published')).toBeVisible()
  answerNow()
  await expect(inputOf(form, 'title')).not.toHaveValue('Left too early')
  await expect(page.getByRole('button', { name: 'Publishing…' })).toHaveCount(0)
  const title = (each: string) =>
    client.fetch<string>('*[_id == $id][0].title', { id: each }, { perspective: 'raw' })
  expect(await title(`drafts.${id}`)).toBe('Left too early')
  expect(await title(id)).not.toBe('Left too early')
})

test('a reference is made in place: the new document opens beside, and is published first', async ({
  page,
  client,
}) => {
  const id = 'news-sample-language-testing-support-desk-en'
  const form = await openDocument(page, 'newsArticle', id)
  await openTab(form, 'Connections')
  const about = form.first().getByTestId('field-about')
  await about.getByRole('button', { name: 'Add item' }).click()
  await about.getByRole('button', { name: 'Create…' }).click()
  await page.getByRole('menuitem', { name: 'Organisation' }).click()

  await expect(page.getByTestId('document-panel-scroller')).toHaveCount(2)
  // Studio saves once a second, and then only what was edited last: nobody else types in the other form so soon.
  const draftRefers = 'defined(*[_id == "drafts." + $id][0].about[-1]._ref)'
  await expect.poll(() => client.fetch<boolean>(draftRefers, { id }, { perspective: 'raw' })).toBe(true)
  const beside = formOf(page)
  await beside.getByTestId('field-name').getByTestId('add-en').click()
  await beside
    .getByTestId('field-name')
    .getByRole('textbox', { name: 'English' })
    .fill('Sample Reading Society')
  await generateSlug(beside, 'sample-reading-society')
  const buttons = page.getByTestId('action-publish')
  const organisation = '*[_type == "organisation" && slug.current == "sample-reading-society"][0]._id'
  await buttons.last().click()
  await expect.poll(() => client.fetch<string | null>(organisation)).not.toBeNull()

  const last = `*[_id == $id][0].about[-1..-1]{"to": _ref, "weak": defined(_weak)}`
  const read = () => client.fetch<{ to: string; weak: boolean }[] | null>(last, { id })
  const made = await client.fetch<string>(organisation)
  await buttons.first().click()
  await expect.poll(read).toEqual([{ to: made, weak: false }])
})

test('a profile is written in three languages, and published', async ({ page, client }) => {
  const form = await createIn(page, 'people;all')
  const texts = {
    name: ['Moon Example', '示例明月', '示例明月'],
    title: ['Dr', '博士', '博士'],
    summary: ['Reads maps.', '研究地图。', '研究地圖。'],
  }
  const languages = [
    ['en', 'English'],
    ['zh-Hans', '简体中文'],
    ['zh-Hant', '繁體中文'],
  ] as const
  for (const [path, values] of Object.entries(texts)) {
    const field = form.getByTestId(`field-${path}`)
    for (const [index, [language, label]] of languages.entries()) {
      await field.getByTestId(`add-${language}`).click()
      await field.getByRole('textbox', { name: label }).fill(values[index]!)
    }
  }
  await inputOf(form, 'familyName').fill('Moon')
  await inputOf(form, 'givenName').fill('Example')
  await generateSlug(form, 'moon-example')
  const profile = '*[_type == "expert" && slug.current == "moon-example"][0]'
  const texted = `{"name": name[].value, "title": title[].value, "summary": summary[].value}`
  await expect.poll(() => client.fetch(`${profile}${texted}`, {}, { perspective: 'raw' })).toEqual(texts)
  await publish(page)
  expect(await client.fetch(`${profile}${texted}`, {}, { perspective: 'published' })).toEqual(texts)
  expect(await client.fetch(`${profile}.summary[].language`)).toEqual(['en', 'zh-Hans', 'zh-Hant'])
})
