import type { Page } from '@playwright/test'
import type { SanityClient } from '@sanity/client'
import { newsroomDay } from '../../studio/structure/calendar.ts'
import { allLists, type EditorList } from '../../studio/structure/lists.ts'
import {
  byOverdue,
  type OverdueDocument,
  overdueParams,
  overdueQuery,
} from '../../studio/structure/review.ts'
import { createIn, inputOf } from './form.ts'
import { expect, test } from './support.ts'

/** What stands in each group of the structure: lists of documents, then panes and documents of its own. */
const groups: Readonly<Record<string, { lists: readonly EditorList[]; others: readonly string[] }>> = {
  Newsroom: { lists: allLists['newsroom']!, others: ['Needs translation'] },
  People: { lists: allLists['people']!, others: [] },
  Institutions: { lists: allLists['institutions']!, others: [] },
  Programmes: { lists: allLists['programmes']!, others: [] },
  Meetings: { lists: allLists['meetings']!, others: [] },
  'Standards and agreements': { lists: allLists['standards']!, others: [] },
  Topics: { lists: allLists['topics']!, others: ['Topics as a tree'] },
  Review: { lists: allLists['review']!, others: ['Past the review date'] },
  Site: { lists: allLists['site']!, others: ['Site settings', 'Pages to translate', 'Build report'] },
}

/** Studio asks for so many documents of a list, and for the rest when the editor scrolls. */
const firstPage = 100

/** The list of documents that stands open. */
const listPane = (page: Page) => page.getByTestId('document-list-pane')

const items = (page: Page) => page.locator('[data-testid^="pane-item-"]')

async function openGroup(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByTestId(`pane-item-${title}`).click({ timeout: 30_000 })
  await expect(page.getByTestId('pane-header').filter({ hasText: title }).last()).toBeVisible()
}

async function openList(page: Page, title: string): Promise<void> {
  await page.getByTestId(`pane-item-${title}`).last().click()
  await expect(page.getByTestId('pane-header').filter({ hasText: title }).last()).toBeVisible()
}

/** The documents that a list is to show, in its order, each with what it is ordered by. */
function documentsOf(client: SanityClient, list: EditorList): Promise<{ _id: string; keys: string }[]> {
  // A moment may be written in any zone, and a name in capitals.
  const keys = list.ordering.map(({ field }) => `coalesce(string(dateTime(${field})), lower(${field}))`)
  const order = list.ordering.map(
    ({ direction, nulls }, index) =>
      `${nulls === 'last' ? `defined(keys[${index}]) desc, ` : ''}keys[${index}] ${direction}`,
  )
  return client.fetch(
    `*[${list.filter}]{_id, "keys": [${keys.join()}]} | order(${order.join()})`,
    { ...list.params?.(new Date()) },
    { perspective: list.publishedOnly ? 'published' : 'drafts' },
  )
}

/** The ids of the documents that are to be seen, and how many the list holds. */
async function shown(page: Page): Promise<{ ids: string[]; count: number }> {
  const rows = listPane(page).last().locator('[aria-setsize]')
  const ids = await rows
    .locator('a[href*=";"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.split(';').at(-1)!))
  const sizes = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-setsize'))))
  return { ids, count: sizes[0] ?? 0 }
}

test('the structure holds every group', async ({ page, lake }) => {
  await page.goto('/')
  expect(lake.unknownRequests).toEqual([])
  await expect(page.getByTestId('pane-item-Newsroom')).toBeVisible({ timeout: 30_000 })
  expect(await items(page).evaluateAll((all) => all.map(({ textContent }) => textContent))).toEqual(
    Object.keys(groups),
  )
})

for (const [group, { lists, others }] of Object.entries(groups)) {
  test(`every list of “${group}” shows its documents, in the order the editor likes`, async ({
    page,
    client,
  }) => {
    await openGroup(page, group)
    const titles = (await items(page).allTextContents()).slice(Object.keys(groups).length)
    expect(titles.toSorted()).toEqual([...lists.map(({ title }) => title), ...others].toSorted())
    for (const list of lists) {
      const expected = await documentsOf(client, list)
      await test.step(`${list.title}: ${expected.length}`, async () => {
        await openList(page, list.title)
        await expect.poll(async () => (await shown(page)).count).toBe(Math.min(expected.length, firstPage))
        if (expected.length === 0) {
          await expect(page.getByText('Nothing here at the moment.')).toBeVisible()
        } else {
          // Documents that are alike in what orders them may stand in any order among themselves.
          const keysOf = new Map(expected.map(({ _id, keys }) => [_id, keys]))
          await expect(async () => {
            const { ids } = await shown(page)
            expect(ids.length).toBeGreaterThan(0)
            const first = expected.slice(0, ids.length)
            expect(ids.map((id) => keysOf.get(id))).toEqual(first.map(({ keys }) => keys))
          }).toPass({ timeout: 20_000 })
        }
        await page.getByTestId('pane-context-menu-button').last().click()
        await expect(page.getByRole('menuitem', { name: /Last edited/i })).toBeVisible()
        await page.keyboard.press('Escape')
      })
    }
  })
}

test('meetings of which only the month is known follow those with a day, in their order', async ({
  page,
  client,
}) => {
  const ofMonth = (month: string) => ({ _id: `of-${month}`, _type: 'event', when: { month } })
  for (const month of ['2021-03', '2022-03', '2098-03', '2099-03']) await client.create(ofMonth(month))
  await openGroup(page, 'Meetings')
  const last = async (count: number) => (await shown(page)).ids.slice(-count)
  await openList(page, 'Upcoming')
  await expect.poll(() => last(2)).toEqual(['of-2098-03', 'of-2099-03'])
  await openList(page, 'Past')
  await expect
    .poll(async () => (await last(3)).filter((id) => id.startsWith('of-')))
    .toEqual(['of-2022-03', 'of-2021-03'])
})

test('a document opened from a list stays in that list, and looking at it changes nothing', async ({
  page,
  client,
}) => {
  await openGroup(page, 'People')
  await openList(page, 'Academic research')
  const row = listPane(page).getByRole('link').nth(2)
  const id = (await row.getAttribute('href'))!.split(';').at(-1)!
  await row.click()
  await expect(page.getByTestId('document-panel-scroller').locator('input').first()).toBeEditable()
  expect(new URL(page.url()).pathname).toBe(`/structure/people;academic-research;${id}`)
  await expect(page.getByTestId('pane-header').filter({ hasText: 'Academic research' })).toBeVisible()
  await page.getByTestId('document-panel-scroller').getByRole('tab', { name: 'All fields' }).click()
  await expect(page.getByText('One or two sentences, for lists and search engines.')).toBeAttached()
  expect(await client.fetch('*[_id in path("drafts.**")]._id', {}, { perspective: 'raw' })).toEqual([])
})

/** What the drafts of a type hold in a field. */
const inDrafts = (client: SanityClient, type: string, field: string) =>
  client.fetch<unknown[]>(
    `*[_type == $type && _id in path("drafts.**")].${field}`,
    { type },
    { perspective: 'raw' },
  )

test('what is begun in a list belongs there; where nothing can, there is no “+”', async ({
  page,
  client,
}) => {
  await openGroup(page, 'Meetings')
  await openList(page, 'Past')
  await expect(listPane(page).getByRole('link').first()).toBeVisible()
  await expect(page.getByTestId(/action-intent-button$/)).toHaveCount(0)
  const form = await createIn(page, 'programmes;academic-research')
  await inputOf(form, 'slug').fill('begun')
  await expect.poll(() => inDrafts(client, 'programme', 'serviceLine')).toEqual(['academic-research'])
})

test('a topic that is begun below another lies there', async ({ page, client }) => {
  const broader = await client.fetch<string>('*[_type == "topic" && defined(broader)][0].broader._ref')
  const form = await createIn(page, `topics;topic-tree;${broader};narrower`)
  await inputOf(form, 'slug').fill('begun')
  await expect.poll(() => inDrafts(client, 'topic', 'broader._ref')).toEqual([broader])
})

test('a list can be searched by a part of a name, and says when nothing is found', async ({
  page,
  client,
}) => {
  const { _id, name } = await client.fetch<{ _id: string; name: string }>(
    '*[_type == "expert"] | order(familyName desc)[0]{_id, "name": name[language == "en"][0].value}',
  )
  await openGroup(page, 'People')
  await openList(page, 'All experts')
  const search = page.getByPlaceholder('Search list')
  await search.fill(name.slice(0, -1))
  await expect.poll(async () => (await shown(page)).ids).toEqual([_id])
  await search.fill('qqqqqq')
  await expect(page.getByText('Nothing found. Try fewer words, or a part of a name.')).toBeVisible()
})

test('a long list is there to its end, and is ordered as the editor chooses', async ({ page, client }) => {
  const ids = (order: string) => client.fetch<string[]>(`*[_type == "expert"] | order(${order})._id`)
  await openGroup(page, 'People')
  await openList(page, 'All experts')
  const bySurname = await ids('familyName asc, givenName asc')
  await expect.poll(async () => (await shown(page)).ids[0]).toBe(bySurname[0])
  await expect(async () => {
    await listPane(page).hover()
    await page.mouse.wheel(0, 5000)
    const { ids: seen, count } = await shown(page)
    expect(count).toBe(bySurname.length)
    expect(seen).toContain(bySurname.at(-1))
  }).toPass()
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'Availability, longest unreviewed first' }).click()
  const longest = await client.fetch<string>(
    '*[_type == "expert"] | order(availability.reviewedOn asc)[0]._id',
  )
  await expect.poll(async () => (await shown(page)).ids[0]).toBe(longest)
})

test('a draft shows in the list of drafts while it is looked at, and leaves it when it is discarded', async ({
  page,
  client,
}) => {
  await openGroup(page, 'Newsroom')
  await openList(page, 'Drafts')
  await expect(page.getByText('Nothing here at the moment.')).toBeVisible()
  await client.create({ _id: 'drafts.one', _type: 'newsArticle', language: 'en', title: 'Not finished' })
  await expect(listPane(page).getByRole('link', { name: 'Not finished' })).toBeVisible()
  await client.delete('drafts.one')
  await expect(page.getByText('Nothing here at the moment.')).toBeVisible()
})

test('topics are walked through as a tree, down to a topic and those below it', async ({ page, client }) => {
  const broadest = await client.fetch<{ _id: string; title: string; below: string[] }[]>(
    `*[_type == "topic" && !defined(broader)] | order(slug.current){
      _id, "title": title[language == "en"][0].value, "below": *[_type == "topic" && broader._ref == ^._id]._id
    }`,
  )
  const topic = broadest.find(({ below }) => below.length > 0)!
  await openGroup(page, 'Topics')
  await page.getByTestId('pane-item-Topics as a tree').click()
  await expect.poll(async () => (await shown(page)).count).toBe(broadest.length)
  await listPane(page).getByRole('link', { name: topic.title }).click()
  await page.getByTestId('pane-item-Topics below it').click()
  await expect.poll(async () => (await shown(page)).ids.toSorted()).toEqual(topic.below.toSorted())
  await page.getByTestId('pane-item-This topic').click()
  await expect(page.getByTestId('document-panel-document-title')).toHaveText(topic.title)
})

test('what is past its review date stands in a list, the longest overdue first', async ({ page, client }) => {
  const today = newsroomDay(new Date())
  const overdue = byOverdue(await client.fetch<OverdueDocument[]>(overdueQuery.fetch, overdueParams(today)))
  const [longest] = overdue
  await openGroup(page, 'Review')
  await openList(page, 'Past the review date')
  const rows = page.getByTestId('pane').last().getByRole('link')
  await expect(rows).toHaveCount(overdue.length)
  await expect(rows.first()).toHaveText(longest!.title)
  await rows.first().click()
  await expect(page.getByTestId('document-panel-document-title')).toHaveText(longest!.title)
  await client.patch(longest!.id).set({ 'availability.reviewedOn': today }).commit()
  await expect(page.getByRole('link', { name: longest!.title, exact: true })).toHaveCount(0)
})

test('a long list of what is past its review date says how long it is, and is searched and ordered', async ({
  page,
  client,
}) => {
  const before = (await client.fetch<unknown[]>(overdueQuery.fetch, overdueParams(newsroomDay(new Date()))))
    .length
  const transaction = client.transaction()
  for (let number = 1; number <= 120; number++) {
    transaction.create({
      _id: `overdue-${number}`,
      _type: 'expert',
      name: [{ _key: 'en', language: 'en', value: `Aa Number ${String(number).padStart(3, '0')}` }],
      availability: { reviewedOn: '2020-01-01' },
    })
  }
  await transaction.commit()
  await page.goto('/structure/review;overdue')
  const pane = page.getByTestId('pane').last()
  await expect(pane.getByText(`The first 100 of ${before + 120}. Search for the others.`)).toBeVisible({
    timeout: 30_000,
  })
  await expect(pane.getByRole('link')).toHaveCount(100)
  await pane.getByPlaceholder('Search list').fill('number 118')
  await expect(pane.getByRole('link')).toHaveText(['Aa Number 118'])
  await expect(pane.getByText(/^Published · Availability: checked 1 Jan 2020/)).toBeVisible()
  await pane.getByPlaceholder('Search list').fill('qqqq')
  await expect(pane.getByText('Nothing found. Try fewer words, or a part of a name.')).toBeVisible()
  await pane.getByPlaceholder('Search list').fill('')
  await pane.getByLabel('Order').selectOption('Title')
  await expect(pane.getByRole('link').first()).toHaveText('Aa Number 001')
})

test('the site’s settings are one document, which is neither copied nor deleted', async ({
  page,
  client,
}) => {
  expect(await client.fetch('count(*[_type == "siteSettings"])')).toBe(1)
  await openGroup(page, 'Site')
  await openList(page, 'Site settings')
  await expect(page.getByTestId('document-panel-scroller').locator('input').first()).toBeEditable()
  await expect(page.getByTestId('action-publish')).toBeVisible()
  // Nothing else can be done with them.
  await expect(page.getByTestId('action-menu-button')).toHaveCount(0)
})
