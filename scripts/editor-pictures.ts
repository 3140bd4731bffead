import { chromium, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { startLake } from '../lake/server.ts'
import { findBrowser } from './browser.ts'
import { buildStudio } from './build-studio.ts'
import { runCommand } from './expected-error.ts'
import { seedFolder } from './local-lake.ts'
import { root } from './paths.ts'
import { freePort } from './port.ts'
import { buildTime, temporaryFolder } from './sample-site.ts'
import { lakeClient } from './seed.ts'
import { serveStudio } from './serve-studio.ts'

/** Where the pictures of docs/editors.md lie. */
const pictures = join(root, 'docs/editors')

const article = 'news-sample-standards-consultation-homestay-zh-hans'
const published = 'news-changsha-exchange-meeting-en'
const other = 'news-mini-program-released-en'

const problem = {
  _key: 'homestay',
  documentId: article,
  documentType: 'newsArticle',
  field: 'leadPicture',
  problem: 'has no alternative text',
  remedy: 'Say in a sentence what the picture shows',
  consequence: 'part left out',
}

/** Takes the pictures of the editors' guide from a Studio on the sample data, built for it and thrown away. */
await runCommand(async () => {
  const { folder, remove } = await temporaryFolder()
  const lakePort = await freePort()
  const lakeUrl = `http://127.0.0.1:${lakePort}`
  const built = join(folder, 'studio')
  const data = join(folder, 'lake')
  await Promise.all([
    buildStudio({ SANITY_STUDIO_API_HOST: lakeUrl }, built),
    seedFolder(data),
    mkdir(pictures, { recursive: true }),
  ])
  const studio = await serveStudio(built, 0, lakeUrl)
  const lake = await startLake({ data, port: lakePort, allowedOrigins: [studio.url] })
  const browser = await chromium.launch(await findBrowser())
  try {
    const client = lakeClient(lake)
    const page = await browser.newPage({
      baseURL: studio.url,
      locale: 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
    })
    await takeAll(page, async () => {
      await client.createOrReplace({
        _id: 'site.buildReport',
        _type: 'buildReport',
        outcome: 'built',
        reportedAt: buildTime,
        builtAt: buildTime,
        pages: 2031,
        problems: [problem],
      })
    })
  } finally {
    await browser.close()
    await lake.close()
    await studio.close()
    await remove()
  }
})

/** @param report writes the report of a build into the dataset */
async function takeAll(page: Page, report: () => Promise<void>): Promise<void> {
  await page.goto('/structure/newsroom;all')
  await page.getByTestId('document-list-pane').getByRole('link').first().waitFor()
  await page.getByTestId('multi-action-intent-button').click()
  await page.getByRole('menuitem').first().waitFor()
  await take(page, 'begin-article', { width: 1050, height: 600 })

  await page.getByRole('menuitem').first().click()
  const title = page.getByTestId('field-title').locator('input')
  await title.fill('Exchange meeting planned for spring')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page
    .getByText(/^(Saved|Edited|Draft created)/)
    .first()
    .waitFor()
  await take(page, 'article')

  await open(page, 'newsArticle', article)
  await page.getByRole('button', { name: 'Translations' }).click()
  await page.getByText('Manage Translations').waitFor()
  await take(page, 'translations', { x: 690, width: 750, height: 480 })
  await page.keyboard.press('Escape')

  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Draft Traditional from Simplified' }).click()
  await page.getByTestId('pane-footer').getByText('Read it through').waitFor()
  await page.getByText('Drafted in Traditional').waitFor({ state: 'hidden' })
  await take(page, 'traditional', { x: 690, width: 750 })

  await page.goto('/structure/newsroom;needs-translation')
  await page.getByRole('button', { name: 'Translate into English' }).first().waitFor()
  await take(page, 'needs-translation', { height: 620 })

  const form = await open(page, 'newsArticle', published)
  const notes = form.getByTestId('field-changeNotes')
  await notes.scrollIntoViewIfNeeded()
  await notes.getByRole('button', { name: 'Add item' }).click()
  await page.getByLabel('What changed').fill('An earlier version gave the wrong hour.')
  await take(page, 'change-note')

  await open(page, 'expert', 'expert-bae-dongsun')
  await take(page, 'expert')

  await page.goto('/structure/meetings;upcoming')
  await page.getByTestId('document-list-pane').getByRole('link').first().click()
  await page.getByRole('tab', { name: 'Date and agenda' }).click()
  await page.getByTestId('field-when').waitFor()
  await take(page, 'meeting')

  await open(page, 'newsArticle', other)
  await page.getByRole('button', { name: 'Published', exact: true }).click()
  await page.locator('[data-testid="action-unpublish"]:enabled').waitFor()
  await take(page, 'unpublish', { x: 690 })

  await report()
  await page.goto('/structure/site;build-report')
  await page.getByText('Shown without a part (1)').waitFor()
  await take(page, 'build-report', { height: 460 })

  await page.goto('/structure/review;overdue')
  await page.getByText('. Overdue').first().waitFor()
  await take(page, 'review', { height: 520 })
}

async function open(page: Page, type: string, id: string) {
  await page.goto(`/intent/edit/id=${id};type=${type}/`)
  const form = page.getByTestId('document-panel-scroller')
  await form.locator('input').first().waitFor()
  return form
}

/** Saves what is on the screen, or a part of it, in at most 256 colours. */
async function take(
  page: Page,
  name: string,
  part: { readonly x?: number; readonly width?: number; readonly height?: number } = {},
): Promise<void> {
  const { x = 0, height = 900 } = part
  const { width = 1440 - x } = part
  // Neither a tooltip nor a frame around what happens to have the focus.
  await page.mouse.move(2, 898)
  if (name === 'expert') await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const clip = { x, y: 0, width, height }
  const picture = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' })
  const { size } = await sharp(picture)
    .png({ palette: true, effort: 10 })
    .toFile(join(pictures, `${name}.png`))
  console.log(`${name}.png  ${Math.round(size / 1024)} KB`)
}
