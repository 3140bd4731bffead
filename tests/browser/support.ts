import { expect, test as base } from '@playwright/test'
import { join } from 'node:path'
import { startServer } from '../../scripts/serve.ts'

/** What a page did that no page of the site may do. */
interface Conduct {
  /** Errors and warnings in the console, and uncaught exceptions. */
  readonly complaints: string[]
  /** Requests to another origin. */
  readonly strangers: string[]
}

interface Fixtures {
  /** Watched while the test runs; every test ends by asserting that both lists are empty. */
  readonly conduct: Conduct
}

interface WorkerFixtures {
  readonly siteUrl: string
}

/** Playwright's `test` against the sample site, served with the headers of a host. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  siteUrl: [
    async ({}, use) => {
      const folder = process.env.SAMPLE_SITE
      if (!folder) throw new Error('SAMPLE_SITE is not set: run `npm test`')
      const server = await startServer(join(folder, 'dist'), 0)
      await use(server.url)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ siteUrl }, use) => use(siteUrl),
  conduct: [
    async ({ page, siteUrl }, use) => {
      const conduct: Conduct = { complaints: [], strangers: [] }
      page.on('console', (message) => {
        // A page that wasn't found is what some tests ask for; a file that wasn't found has another address.
        if (message.location().url === page.url() && message.text().includes('status of 404')) return
        if (message.type() === 'error' || message.type() === 'warning')
          conduct.complaints.push(message.text())
      })
      page.on('pageerror', (error) => conduct.complaints.push(String(error)))
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:$/.test(url.protocol) && url.origin !== siteUrl) conduct.strangers.push(request.url())
      })
      await use(conduct)
      expect(conduct).toEqual({ complaints: [], strangers: [] })
    },
    { auto: true },
  ],
})

export { expect }
