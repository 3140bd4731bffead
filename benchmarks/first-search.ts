import { brotliCompressSync } from 'node:zlib'
import { chromium, type Response } from '@playwright/test'
import { findBrowser } from '../scripts/browser.ts'
import { startServer } from '../scripts/serve.ts'
import { localeFacts, type Locale, locales } from '../src/site/locales.ts'

const queries: Record<Locale, string> = { en: 'university', 'zh-Hans': '香港大学', 'zh-Hant': '香港大學' }

export interface FirstSearch {
  readonly locale: Locale
  readonly query: string
  readonly bytes: number
  readonly requests: number
}

/**
 * What a browser loads from the moment when a reader turns to the search until the first result is there. Compressed as
 * a host would; what doesn't shrink is sent as it is.
 */
export async function measureFirstSearches(site: string): Promise<FirstSearch[]> {
  const server = await startServer(site, 0)
  const browser = await chromium.launch(await findBrowser())
  try {
    const found: FirstSearch[] = []
    for (const locale of locales) {
      const context = await browser.newContext({ baseURL: server.url })
      const page = await context.newPage()
      const { pathSegment } = localeFacts[locale]
      await page.goto(`/${pathSegment === '' ? '' : `${pathSegment}/`}news/`)
      // The page's own pictures are no part of it.
      await page.waitForLoadState('networkidle')
      const bodies: Promise<Buffer>[] = []
      const note = (response: Response) => {
        const body = response.body()
        // Those that are still under way when something else fails must not hide what it was.
        body.catch(() => undefined)
        bodies.push(body)
      }
      page.on('response', note)
      await page.locator('a[data-search-open]').click()
      await page.locator('[name="q"]').fill(queries[locale])
      await page.locator('.search-results a').first().waitFor({ timeout: 120_000 })
      page.off('response', note)
      const sizes = (await Promise.all(bodies)).map((body) =>
        Math.min(body.length, brotliCompressSync(body).length),
      )
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      found.push({ locale, query: queries[locale], bytes, requests: sizes.length })
      await context.close()
    }
    return found
  } finally {
    await browser.close()
    await server.close()
  }
}
