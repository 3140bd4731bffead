import type { Page } from '@playwright/test'
import { choose, inputOf, publish } from './form.ts'
import { expect, openDocument, test } from './support.ts'

test.use({ viewport: { width: 1440, height: 1000 } })

const id = 'news-mini-program-released-en'

async function openHistory(page: Page): Promise<void> {
  await page.getByTestId('pane-context-menu-button').last().click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await expect(page.getByTestId('timeline-item-button').first()).toBeVisible()
}

test('what changed is shown beside what is published, and an earlier revision can be brought back', async ({
  page,
  client,
}) => {
  const before = await client.getDocument<{ standfirst: string }>(id)
  const standfirsts = (perspective: 'raw' | 'published') =>
    client.fetch<string[]>(
      '*[_id in [$id, "drafts." + $id]] | order(_id).standfirst',
      { id },
      { perspective },
    )
  const form = await openDocument(page, 'newsArticle', id)
  await inputOf(form, 'standfirst').fill('What it says for an hour.')
  await publish(page)
  expect(await standfirsts('raw')).toEqual(['What it says for an hour.'])

  await inputOf(form, 'standfirst').fill('What it says in a draft.')
  await expect.poll(() => standfirsts('raw')).toContain('What it says in a draft.')
  await openHistory(page)
  const events = page.getByTestId('timeline-item-button')
  await expect(events.filter({ hasText: 'Draft created' })).toHaveCount(1)
  await expect(events.filter({ hasText: 'Published' })).toHaveCount(1)

  await page.getByRole('tab', { name: 'Review changes' }).click()
  const changes = page.locator('#review-panel')
  await expect(changes.getByText('Standfirst')).toBeVisible()
  await expect(changes.locator('del')).toHaveText(['for an hour'])
  await expect(changes.locator('ins')).toHaveText(['in a draft'])

  await page.getByRole('tab', { name: 'History', exact: true }).click()
  await events.last().click()
  await expect(inputOf(form, 'standfirst')).toHaveValue(before!.standfirst)
  await page.getByRole('button', { name: 'Revert to revision' }).click()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect.poll(() => standfirsts('raw')).toContain(before!.standfirst)
  await publish(page)
  await expect.poll(() => standfirsts('raw')).toEqual([before!.standfirst])
  const now = await client.getDocument(id)
  expect({ ...now, _rev: before!._rev, _updatedAt: before!._updatedAt }).toEqual(before)
})

test('a copy of a document is a draft of its own', async ({ page, client }) => {
  const text = '{title, standfirst, body, language}'
  const original = await client.fetch(`*[_id == $id][0]${text}`, { id })
  await openDocument(page, 'newsArticle', id)
  await choose(page, 'Duplicate')
  const copies = () =>
    client.fetch(
      `*[_type == "newsArticle" && !(_id in [$id, "drafts." + $id]) && title match $title && language == "en"]{
        "isDraft": _id in path("drafts.**"), "text": @${text}
      }`,
      { id, title: 'mini program' },
      { perspective: 'raw' },
    )
  await expect.poll(copies).toEqual([{ isDraft: true, text: original }])
})
