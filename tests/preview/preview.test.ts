import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { root } from '../../scripts/paths.ts'
import { freePort } from '../../scripts/port.ts'
import { startPreviewServer } from '../../scripts/preview-server.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { unpublishedPhrase } from '../../scripts/unpublished-samples.ts'
import { articleWithPicture } from '../hosted/article.ts'
import { inOrder, projectId, startHostedApi } from '../hosted/hosted-api.ts'
import { cookieOf, enter, previewForTests, studioOrigin, token } from './support.ts'

let preview: Awaited<ReturnType<typeof previewForTests>>
let cookie: string

beforeAll(async () => {
  preview = await previewForTests()
  cookie = cookieOf(await enter(preview.client, preview.url))
})
afterAll(() => preview.close())

async function get(path: string, headers: Record<string, string> = { cookie }) {
  const response = await fetch(preview.url + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

describe('a page of the preview', () => {
  it('shows the draft of a published document, and says so', async () => {
    const { status, html } = await get('/news/changsha-exchange-meeting/')
    expect(status).toBe(200)
    expect(html).toContain(`<h1>${unpublishedPhrase}</h1>`)
    expect(html).toContain('Draft: changes that are not published')
  })

  it('shows a document that was never published at the path that it will have', async () => {
    const { status, html } = await get('/news/never-published/')
    expect(status).toBe(200)
    expect(html).toContain(unpublishedPhrase)
    expect(html).toContain('Draft: not published')
  })

  it('shows drafts in lists and what is published elsewhere', async () => {
    expect((await get('/news/')).html).toContain(unpublishedPhrase)
    const { html } = await get('/zh-hans/news/changsha-exchange-meeting/')
    expect(html).not.toContain(unpublishedPhrase)
    expect(html).toContain('已按此处所示发布')
  })

  it('shows nothing of a release', async () => {
    expect((await get('/news/in-a-release/')).status).toBe(404)
  })

  it('shows what waits for its publishing time, with the time', async () => {
    const { _id, slug } = await preview.client.fetch<{ _id: string; slug: string }>(
      '*[_type == "newsArticle" && language == "en" && publishedAt > "2030"][0]{ _id, "slug": slug.current }',
    )
    const { status, html } = await get(`/news/${slug}/`)
    expect(status, _id).toBe(200)
    expect(html).toContain('Readers will see it from 1 January 2031')
  })

  it.each([
    '/',
    '/zh-hant/',
    '/about/',
    '/search/',
    '/universities/',
    '/universities/university-of-hong-kong/',
    '/experts/region/hk/',
    '/topics/',
    '/zh-hans/programmes/',
    '/events/',
    '/standards/',
    '/organisations/',
  ])('is made for %s as for the public site', async (path) => {
    const { status, html } = await get(path)
    expect(status).toBe(200)
    expect(html).toMatch(/<main id="main"[^]*<\/main>[^]*class="preview-bar"[^]*<\/body><\/html>$/)
  })

  it('is not found where no document is and no redirect leads away', async () => {
    const { status, html } = await get('/news/no-such-article/')
    expect(status).toBe(404)
    expect(html).toContain('Page not found')
    expect((await get('/a/b/c/d/')).status).toBe(404)
  })

  it('is reached without its last slash, and by an old address', async () => {
    const slash = await get('/news')
    expect([slash.status, slash.headers.get('location')]).toEqual([301, '/news/'])
    const { from } = await preview.client.fetch<{ from: string }>(
      '*[_type == "redirect"] | order(_id) [0]{ from }',
    )
    const old = await get(from)
    expect(old.status, from).toBe(302)
    expect((await get(old.headers.get('location')!)).status).toBe(200)
  })

  it('takes pictures from the dataset’s host, cropped and in the sizes of the public page', async () => {
    const { html } = await get('/zh-hans/news/changsha-exchange-meeting/')
    const sources = [...html.matchAll(/(?:src|srcset)="([^"]*\/images\/local\/production\/[^"]*)"/g)]
    expect(sources.length).toBeGreaterThan(0)
    const [first = ''] = sources[0]![1]!.replaceAll('&amp;', '&').split(' ')
    const picture = await fetch(first)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toMatch(/^image\//)
  })
})

describe('a draft that is not valid', () => {
  it('is answered with what is missing, in the words of the build’s report', async () => {
    await preview.client.createOrReplace({
      _id: 'drafts.half-written',
      _type: 'newsArticle',
      language: 'en',
      title: 'Half written',
      slug: { _type: 'slug', current: 'half-written' },
    })
    const { status, html } = await get('/news/half-written/')
    expect(status).toBe(422)
    for (const text of [
      'This page can’t be shown yet',
      'standfirst',
      'is missing. Fill in the field',
      'half-written',
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toContain('Draft: not published')
    expect((await get('/news/')).status).toBe(200)
  })

  it('is answered so where it takes another’s address', async () => {
    const { _id, ...article } = (await preview.client.getDocument('drafts.news-never-published'))!
    const twin = await preview.client.create({ ...article, _id: 'drafts.twin' })
    const { status, html } = await get('/news/never-published/')
    expect(status).toBe(422)
    expect(html).toContain('takes the address /news/never-published/')
    await preview.client.delete(twin._id)
    expect((await get('/news/never-published/')).status).toBe(200)
  })
})

describe('an edit', () => {
  it('is told to the pages that are open, and shows at once', async () => {
    const stream = await fetch(`${preview.url}/api/changes`, { headers: { cookie } })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    await preview.client.patch('drafts.news-never-published').set({ title: 'Typed just now' }).commit()
    let heard = ''
    while (!heard.includes('event: change')) heard += (await reader.read()).value
    await reader.cancel()
    expect((await get('/news/never-published/')).html).toContain('<h1>Typed just now</h1>')
  })

  it('is gone when the draft is', async () => {
    await preview.client.create({
      _id: 'drafts.topic-short-lived',
      _type: 'topic',
      title: [
        { _key: 'en', language: 'en', _type: 'internationalizedArrayStringValue', value: 'Short-lived' },
      ],
      slug: { _type: 'slug', current: 'short-lived' },
    })
    expect((await get('/topics/short-lived/')).status).toBe(200)
    expect((await get('/zh-hans/topics/short-lived/')).status).toBe(200)
    await preview.client.delete('drafts.topic-short-lived')
    expect((await get('/topics/short-lived/')).status).toBe(404)
  })
})

describe('who may see the preview', () => {
  it('nobody without a session, whatever they ask for', async () => {
    for (const path of ['/', '/news/never-published/', '/api/changes', '/nowhere/']) {
      const { status, html } = await get(path, {})
      expect(status, path).toBe(401)
      expect(html).toContain('Open the preview from Studio')
      expect(html).not.toContain(unpublishedPhrase)
    }
  })

  it('nobody with a session that was made up, changed or of another deployment', async () => {
    const later = cookie.replace(/=(\d+)/, (_, expires) => `=${Number(expires) + 60}`)
    for (const wrong of [later, 'hirep-preview=1.', 'hirep-preview=', `${cookie}x.y`]) {
      expect((await get('/', { cookie: wrong })).status, wrong).toBe(401)
    }
  })

  it('who brings a secret that Studio wrote, and is led to the page that Studio shows', async () => {
    const response = await enter(preview.client, preview.url, '/zh-hans/news/')
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toMatch(/^\/zh-hans\/news\/(\?|$)/)
    const [setCookie] = response.headers.getSetCookie()
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) {
      expect(setCookie).toContain(`; ${attribute}`)
    }
    expect((await get('/', { cookie: cookieOf(response) })).status).toBe(200)
  })

  it('not who brings another secret, or leads elsewhere with one', async () => {
    for (const search of ['', '?sanity-preview-secret=', '?sanity-preview-secret=guess']) {
      const { status, headers } = await get(`/api/draft-mode/enable${search}`, {})
      expect(status, search).toBe(401)
      expect(headers.getSetCookie()).toEqual([])
    }
    for (const target of [
      'https://elsewhere.example/news/',
      'https://a.example//elsewhere.example/news/',
      '/\\\\b.example',
    ]) {
      const { headers } = await enter(preview.client, preview.url, target)
      expect(new URL(headers.get('location')!, preview.url).origin, target).toBe(preview.url)
    }
  })

  it('keeps every answer out of search engines, caches and other sites’ frames', async () => {
    for (const answer of [
      await get('/'),
      await get('/', {}),
      await get('/nowhere/'),
      await get('/api/draft-mode/enable'),
    ]) {
      expect(answer.headers.get('x-robots-tag')).toContain('noindex')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      const policy = answer.headers.get('content-security-policy')
      expect(policy).toContain(`frame-ancestors ${studioOrigin}`)
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    }
    expect((await get('/robots.txt')).html).toContain('Disallow: /')
  })

  it('never sees the token, on a page or in a file that the server was built of', async () => {
    for (const path of ['/', '/news/never-published/', '/news/half-written/', '/nowhere/']) {
      expect((await get(path)).html, path).not.toContain(token)
    }
    const files = readdirSync(preview.dist, { recursive: true, encoding: 'utf8' })
      .map((file) => join(preview.dist, file))
      .filter((file) => statSync(file).isFile())
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => readFileSync(file).includes(token))).toEqual([])
  })
})

describe('on a hosted project', () => {
  it('asks the project’s own API, for drafts and with the token; pages take pictures from Sanity’s host', async () => {
    const { lake, port, recorded, close } = await startHostedApi()
    onTestFinished(close)
    const client = lakeClient(lake)
    await client.create((await preview.client.getDocument('siteSettings'))!)
    await client.create({ ...(await articleWithPicture(client)), _id: 'drafts.news-hosted' })
    const server = await startPreviewServer(
      await freePort(),
      {
        SANITY_PROJECT_ID: projectId,
        SANITY_API_READ_TOKEN: token,
        STUDIO_ORIGINS: studioOrigin,
        NODE_OPTIONS: `--import ${pathToFileURL(join(root, 'tests/hosted/plain-tls.ts')).href}`,
        PLAIN_TLS_PORT: String(port),
      },
      { folder: preview.dist },
    )
    onTestFinished(server.close)
    const headers = { cookie: cookieOf(await enter(client, server.url)) }
    const page = await fetch(`${server.url}/news/hosted/`, { headers })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`https://cdn.sanity.io/images/${projectId}/production/`)
    const written = '*[_type == "sanity.previewUrlSecret"].secret'
    const secrets = await client.fetch<string[]>(written, {}, { perspective: 'raw' })
    await expect(inOrder(recorded).replace(secrets.join(), '<secret>')).toMatchFileSnapshot(
      '../hosted/preview-requests.json',
    )
  })
})
