import type { FrameLocator, Page } from '@playwright/test'
import { buildPreview, type PreviewServer, startPreviewServer } from '../../scripts/preview-server.ts'
import { buildTime, temporaryFolder } from '../../scripts/sample-site.ts'
import { expect, leavePages, test as base } from './support.ts'

const test = base.extend<{ preview: PreviewServer }, { previewBuild: string }>({
  /** The folder of the built preview server. */
  previewBuild: [
    async ({}, use) => {
      const { folder, remove } = await temporaryFolder()
      await buildPreview(folder)
      await use(folder)
      await remove()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  /** A preview server before this test's lake, where Studio looks for it. */
  preview: [
    async ({ lake, studio, previewBuild, context }, use) => {
      const server = await startPreviewServer(
        Number(new URL(studio.previewUrl!).port),
        { SANITY_API_HOST: lake.url, STUDIO_ORIGINS: studio.url, BUILD_TIME: buildTime },
        { folder: previewBuild },
      )
      await use(server)
      await leavePages(context)
      await server.close()
    },
    { auto: true },
  ],
})

test.use({ withPreview: true })

const path = '/news/changsha-exchange-meeting/'

/** Opens Presentation at a page, and waits until Studio is in touch with it. */
async function openPreview(page: Page, path: string): Promise<FrameLocator> {
  await page.goto(`/presentation?preview=${encodeURIComponent(path)}`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('.preview-bar')).toBeVisible({ timeout: 30_000 })
  return frame
}

const titleField = (page: Page) => page.getByTestId('field-title').locator('input')

test('the page follows what is typed beside it, and stays where the editor was reading', async ({
  page,
  client,
}) => {
  const frame = await openPreview(page, path)
  await expect(frame.locator('.preview-bar')).toContainText('Published as it is shown here')
  await frame.locator('html').evaluate(() => scrollTo(0, 120))
  await expect(titleField(page)).toBeEditable({ timeout: 60_000 })
  await titleField(page).press('End')
  await titleField(page).pressSequentially(' and more')
  await expect(frame.locator('h1')).toHaveText(/together and more$/)
  await expect(frame.locator('.preview-bar')).toContainText('Draft: changes that are not published')
  expect(await frame.locator('html').evaluate(() => scrollY)).toBe(120)
  // The public page is still what was published.
  const published = await client.fetch<string>(
    '*[_id == "news-changsha-exchange-meeting-en"][0].title',
    {},
    { perspective: 'published' },
  )
  expect(published).not.toContain('and more')
})

test('an emptied field is named below the page, which comes back when it is filled', async ({
  page,
  conduct,
}) => {
  const frame = await openPreview(page, path)
  await titleField(page).fill('')
  await expect(frame.locator('.preview-bar')).toContainText('title is missing. Fill in the field.')
  await expect(frame.locator('h1')).toContainText('Changsha meeting')
  await titleField(page).fill('Another title')
  await expect(frame.locator('h1')).toHaveText('Another title')
  await expect(frame.locator('.preview-bar')).not.toContainText('is missing')
  // The preview said so by the status of its answers.
  expect(conduct.refusals.every((refusal) => refusal.startsWith('422 GET'))).toBe(true)
  conduct.refusals.length = 0
})

test('links are followed with the form: Studio opens the document of the page', async ({ page }) => {
  const frame = await openPreview(page, '/experts/')
  const card = frame.locator('.card, article').getByRole('link').first()
  const name = await card.innerText()
  await card.click()
  await expect(frame.locator('h1')).toHaveText(name)
  await expect(page).toHaveURL(/\/presentation\/expert\//)
  await expect(page.locator(`input[value="${name}"]`).first()).toBeVisible({ timeout: 30_000 })
})

test('a document says on which pages it is used, and leads there', async ({ page }) => {
  const frame = await openPreview(page, path)
  await page.getByText(/^Used on \d+ pages$/).click()
  await page.getByText('List of news').click()
  await expect(frame.locator('h1')).toHaveText('News')
})
