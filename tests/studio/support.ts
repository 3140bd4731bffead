import { type BrowserContext, expect, type Locator, type Page, test as base } from '@playwright/test'
import type { SanityClient } from '@sanity/client'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { buildStudio } from '../../scripts/build-studio.ts'
import { seedFolder } from '../../scripts/local-lake.ts'
import { freePort } from '../../scripts/port.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { serveStudio } from '../../scripts/serve-studio.ts'

/** A Studio as editors have it: built, served, and bound to one address of a lake. */
interface BuiltStudio {
  readonly url: string
  /** The preview server that Studio was built for, if any; a test that needs it starts one there. */
  readonly previewUrl: string | undefined
  /** Studio was built for a lake at this port, so every test's lake listens there. */
  readonly lakePort: number
  /** The sample dataset, to be copied. */
  readonly seeded: string
}

/** What Studio did that it may not do; a test that provokes something of it takes it out. */
interface Conduct {
  /** Uncaught exceptions, and errors in the console that don't come of a refused request. */
  readonly complaints: string[]
  /** Answers of 400 and above, as `404 GET http://…`. */
  readonly refusals: string[]
  /** Requests to another origin that were answered. */
  readonly strangers: string[]
}

interface Fixtures {
  /** Where this test's dataset lies: a fresh copy of the samples. */
  readonly data: string
  /** A lake of this test's own. It may be closed, and another started with `lakeOptions`. */
  readonly lake: RunningLake
  readonly lakeOptions: { readonly data: string; readonly port: number; readonly allowedOrigins: string[] }
  /** The official client, to look at what Studio has written and to write beside it. */
  readonly client: SanityClient
  /** Watched while the test runs; every test ends by asserting that it is empty. */
  readonly conduct: Conduct
}

interface WorkerFixtures {
  /** Whether Studio is built with its preview of drafts. */
  readonly withPreview: boolean
  readonly studio: BuiltStudio
}

/** Playwright's `test` with a built Studio on a lake of the test's own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  withPreview: [false, { option: true, scope: 'worker' }],
  studio: [
    async ({ withPreview }, use) => {
      const { folder, remove } = await temporaryFolder()
      const lakePort = await freePort()
      const lakeUrl = `http://127.0.0.1:${lakePort}`
      const built = join(folder, 'studio')
      const seeded = join(folder, 'seeded')
      const previewUrl = withPreview ? `http://127.0.0.1:${await freePort()}` : undefined
      const variables = {
        SANITY_STUDIO_API_HOST: lakeUrl,
        ...(previewUrl ? { SANITY_STUDIO_PREVIEW_URL: previewUrl } : {}),
      }
      await Promise.all([buildStudio(variables, built), seedFolder(seeded)])
      const server = await serveStudio(built, 0, lakeUrl, previewUrl)
      await use({ url: server.url, previewUrl, lakePort, seeded })
      await server.close()
      await remove()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  data: async ({ studio }, use, info) => {
    const data = info.outputPath('lake')
    await mkdir(data, { recursive: true })
    await copyFile(join(studio.seeded, 'production.sqlite'), join(data, 'production.sqlite'))
    await use(data)
  },
  lakeOptions: async ({ studio, data }, use) =>
    use({ data, port: studio.lakePort, allowedOrigins: [studio.url] }),
  lake: async ({ lakeOptions, context }, use) => {
    const lake = await startLake(lakeOptions)
    await use(lake)
    await leavePages(context)
    await lake.close()
    expect(lake.unknownRequests).toEqual([])
  },
  client: async ({ lake }, use) => use(lakeClient(lake)),
  baseURL: async ({ studio }, use) => use(studio.url),
  conduct: [
    async ({ page, studio }, use) => {
      const conduct: Conduct = { complaints: [], refusals: [], strangers: [] }
      watch(page, studio, conduct)
      await use(conduct)
      expect(conduct).toEqual({ complaints: [], refusals: [], strangers: [] })
    },
    { auto: true },
  ],
})

/** Leaves every page before a server ends that it asks: what fails then is no fault of Studio's. */
export async function leavePages(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.close()))
}

/** Watches a page; a test that opens a second one watches it as well. */
export function watch(page: Page, studio: BuiltStudio, conduct: Conduct): void {
  const own = [studio.url, studio.previewUrl, `http://127.0.0.1:${studio.lakePort}`]
  page.on('pageerror', (error) => conduct.complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isEcho(message.text())) conduct.complaints.push(message.text())
  })
  page.on('response', (response) => {
    const { origin, protocol } = new URL(response.url())
    if (/^https?:$/.test(protocol) && !own.includes(origin)) conduct.strangers.push(response.url())
    if (response.status() < 400) return
    conduct.refusals.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
}

/**
 * The browser's own notes on requests that the page's policy forbids, or that failed, and Studio's on what comes of it:
 * news of versions, and reports to Sanity. What failed for another reason is among the refusals. Where a page is left,
 * Studio closes the line by which it tells others where an editor is, and may tell something more over it until it is gone.
 */
function isEcho(text: string): boolean {
  return (
    text.includes('Content Security Policy') ||
    text.startsWith('Failed to load resource') ||
    text.startsWith('Failed to fetch version for package') ||
    text === 'WebSocket is already in CLOSING or CLOSED state.'
  )
}

/** Opens a document's form and waits until it can be edited. */
export async function openDocument(page: Page, type: string, id: string): Promise<Locator> {
  await page.goto(`/intent/edit/id=${id};type=${type}/`)
  const form = page.getByTestId('document-panel-scroller')
  await expect(form.locator('input, textarea, [contenteditable="true"]').first()).toBeEditable({
    timeout: 60_000,
  })
  return form
}

/** Waits until Studio says that nothing is left to be saved. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('pane-footer').getByText(/^Saved/)).toBeVisible({ timeout: 30_000 })
}

export { expect }
