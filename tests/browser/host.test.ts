import { expect, test } from './support.ts'

test('an unknown address is answered with 404 and a page in three languages', async ({ page }) => {
  const response = await page.goto('/zh-hans/nothing/')
  expect(response?.status()).toBe(404)
  await expect(page.locator('h1')).toHaveCount(1)
  for (const lang of ['zh-Hans', 'zh-Hant'])
    await expect(page.locator(`main [lang="${lang}"]`).first()).toBeVisible()
})

test('an old address leads to the document for good', async ({ request }) => {
  const response = await request.get('/news/mini-program/?from=poster', { maxRedirects: 0 })
  expect(response.status()).toBe(301)
  expect(response.headers().location).toBe('/news/mini-program-released/?from=poster')
})

test('an address without its last slash leads to the one that has it', async ({ request }) => {
  const response = await request.get('/news', { maxRedirects: 0 })
  expect(response.status()).toBe(301)
  expect(response.headers().location).toBe('/news/')
})

test('every answer carries the headers of the host, and files named by content may be kept for ever', async ({
  request,
}) => {
  const page = await request.get('/')
  expect(page.headers()['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers()['x-content-type-options']).toBe('nosniff')
  expect(page.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
  const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(await page.text())?.[1]
  expect((await request.get(sheet!)).headers()['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('files for the host and paths outside the site are not served', async ({ request, siteUrl }) => {
  for (const path of [
    '/_headers',
    '/_redirects',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/lake/production.sqlite',
  ]) {
    expect((await request.get(siteUrl + path)).status(), path).toBe(404)
  }
  expect((await request.post('/')).status()).toBe(405)
})

test('without JavaScript, the search link leads to the search page', async ({ browser, siteUrl }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(siteUrl + '/zh-hant/')
  await page.locator('.search-link').click()
  await expect(page).toHaveURL(/\/zh-hant\/search\/$/)
  await context.close()
})
