import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { findBrowser } from '../../scripts/browser.ts'
import { buildStudio } from '../../scripts/build-studio.ts'
import { root } from '../../scripts/paths.ts'
import { temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { serveStudio } from '../../scripts/serve-studio.ts'
import { articleWithPicture } from '../hosted/article.ts'
import { type HostedApi, projectId, type Recorded, startHostedApi } from '../hosted/hosted-api.ts'
import { inputOf, openTab, publish } from '../studio/form.ts'

const api = `https://${projectId}.api.sanity.io`
const fixture = join(root, 'tests/hosted/studio-requests.json')

// Both tests look at one Studio, which takes ten seconds to build.
test.describe.configure({ mode: 'serial', timeout: 180_000 })

let studio: { readonly url: string; readonly close: () => Promise<void> }
let remove: () => Promise<void>

test.beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  // What an editor's host sets, and nothing else.
  await buildStudio({ SANITY_STUDIO_PROJECT_ID: projectId }, temporary.folder)
  studio = await serveStudio(temporary.folder, 0)
})

test.afterAll(async () => {
  await studio.close()
  await remove()
})

/** Opens Studio in a browser for which Sanity's hosts are on this machine, and no other host is anywhere. */
async function withStudio(
  answer: (path: string) => object | undefined,
  use: (page: Page, api: HostedApi) => Promise<void>,
): Promise<void> {
  const hosted = await startHostedApi({ tls: true, allowedOrigins: [studio.url], answer })
  const options = await findBrowser()
  const browser = await chromium.launch({
    ...options,
    args: [
      ...options.args,
      `--host-resolver-rules=MAP *.sanity.io 127.0.0.1:${hosted.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  })
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true, viewport: { width: 1440, height: 1000 } })
    await page.goto(studio.url)
    await use(page, hosted)
  } finally {
    await browser.close()
    await hosted.close()
  }
}

test('a Studio with a project id asks Sanity who is there, and shows its login', async () => {
  const google = { name: 'google', title: 'Google', url: 'https://api.sanity.io/v1/auth/login/google' }
  const nobody = (path: string) =>
    path.endsWith('/users/me') ? {} : path.endsWith('/auth/providers') ? { providers: [google] } : undefined
  await withStudio(nobody, async (page, { recorded }) => {
    // Sanity's own page, not one of ours.
    await expect(page.getByText('Choose login provider')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('link', { name: 'Google' })).toHaveAttribute(
      'href',
      /^https:\/\/api\.sanity\.io\/v1\/auth\/login\/google\?.*origin=/,
    )
    const asked = new Set(recorded.map(({ request }) => request))
    expect([...asked].filter((request) => request.includes('/users/me'))).toEqual([
      expect.stringMatching(`^GET ${api}/v[0-9-]+/users/me$`),
    ])
  })
})

test('a Studio with a project id writes, uploads, publishes and tells history by the project’s own API', async () => {
  await withStudio(
    () => undefined,
    async (page, { lake, recorded }) => {
      const local = new Set<string>()
      page.on('request', (request) => {
        const { hostname, origin } = new URL(request.url())
        if (/^(?:localhost|127\.)/.test(hostname)) local.add(origin)
      })
      const client = lakeClient(lake)
      const { _id, leadPicture: _picture, ...article } = await articleWithPicture(client)
      await client.create({ _id, ...article })
      await page.goto(`${studio.url}/intent/edit/id=${_id};type=newsArticle/`)
      const form = page.getByTestId('document-panel-scroller')
      await inputOf(form, 'title').fill('Written on a hosted project', { timeout: 60_000 })
      // Nothing that Sanity publishes by itself, past the action that leaves redirects.
      await expect(page.getByRole('link', { name: 'Structure' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Releases' })).toHaveCount(0)
      await openTab(form, 'Pictures')
      const blue = sharp({ create: { width: 40, height: 60, channels: 3, background: '#204060' } })
      await form
        .getByTestId('image-input')
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          name: 'blue.png',
          mimeType: 'image/png',
          buffer: await blue.png().toBuffer(),
        })
      const uploaded = `defined(*[_id == "drafts." + $id][0].leadPicture.asset)`
      await expect.poll(() => client.fetch(uploaded, { id: _id }, { perspective: 'raw' })).toBe(true)
      await inputOf(form, 'leadPicture.alt').fill('A blue field')
      await inputOf(form, 'leadPicture.credit').fill('Drawing: HIREP')
      await publish(page)
      expect(
        await client.fetch('*[_id == $id][0]{title, "file": leadPicture.asset->originalFilename}', {
          id: _id,
        }),
      ).toEqual({ title: 'Written on a hosted project', file: 'blue.png' })
      await page.getByTestId('pane-context-menu-button').last().click()
      await page.getByRole('menuitem', { name: 'History' }).click()
      await expect(page.getByTestId('timeline-item-button').filter({ hasText: 'Published' })).toHaveCount(1)

      const expected = JSON.parse(await readFile(fixture, 'utf8')) as string[]
      const asked = () => [...new Set(recorded.flatMap(summaries))].sort()
      await expect.poll(asked, `${fixture} lists every request`).toEqual(expected)
      expect([...local]).toEqual([studio.url])
    },
  )
})

/** A request as the fixture lists it: without what another run would ask otherwise, and with what actions do. */
function summaries({ request, body }: Recorded): string[] {
  // Notices, measurements and help come and go.
  if (/\/(?:journey|intake|help)\b/.test(request)) return []
  const place = request.replace(/(\/keyvalue|\/data\/doc\/production|\/documents|\/transactions)\/.*/, '$1/*')
  const { actions } = (body ?? {}) as { actions?: { actionType: string }[] }
  return actions ? actions.map(({ actionType }) => `${place} ${actionType}`) : [place]
}
