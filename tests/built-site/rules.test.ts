import { brotliCompressSync, constants } from 'node:zlib'
import { DomUtils } from 'htmlparser2'
import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { localeFacts, locales } from '../../src/site/locales.ts'
import { filesOf } from './site-files.ts'
import { type Element, origin, type Page, readPages, siteFolder, texts } from './site-pages.ts'

const files = filesOf(siteFolder())
const pages = readPages(files)
const byPath = new Map(pages.map((page) => [page.path, page]))
const redirects = new Set(
  String(files.get('_redirects') ?? '')
    .split('\n')
    .map((line) => line.split(' ')[0]),
)

/** The sample site has more pages than this; a test that found fewer would have looked in the wrong place. */
const fewestPages = 350

/** A rule for pages: says what is wrong with one. */
function everyPage(
  name: string,
  faultsOf: (page: Page) => Iterable<string>,
  which: (page: Page) => boolean = () => true,
) {
  test(`every page: ${name}`, async () => {
    const checked = pages.filter(which)
    expect(checked.length).toBeGreaterThan(fewestPages)
    expect(checked.flatMap((page) => [...faultsOf(page)].map((fault) => `${page.path}: ${fault}`))).toEqual(
      [],
    )
  })
}

const isErrorPage = ({ path }: Page) => path === '/404.html'

/** Later pages of a list are reached from its first one; from them, a switch of language leads back to a first page. */
const isLaterListPage = ({ path }: Page) => /\/page\/\d+\/$/.test(path)

test('every page passes html-validate', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // The titles of articles are the editors' own, and a search engine cuts what is too long.
      'long-title': 'off',
      // Numbers that an editor linked stand as the editor wrote them.
      'tel-non-breaking': 'off',
    },
  })
  const faults: string[] = []
  for (const { path, html } of pages) {
    const { results } = await validator.validateString(html)
    for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages)) {
      faults.push(`${path}:${line}:${column}: ${message} (${ruleId})`)
    }
  }
  expect(pages.length).toBeGreaterThan(fewestPages)
  expect(faults).toEqual([])
})

everyPage('has one h1', ({ all }) => {
  const headings = all('h1')
  return headings.length === 1 && DomUtils.textContent(headings[0]!).trim() !== ''
    ? []
    : [`${headings.length} h1`]
})

everyPage('is in the language of its path', ({ path, lang }) => {
  const expected = locales.find(
    (locale) => localeFacts[locale].pathSegment && path.startsWith(`/${localeFacts[locale].pathSegment}/`),
  )
  return lang === (expected ?? 'en') ? [] : [`lang is ${lang}`]
})

everyPage('marks Chinese text in an English context as Chinese', function* ({ document }) {
  for (const { text, lang } of texts(document)) {
    if (/\p{Script=Han}/u.test(text) && !/^(zh|ja|ko)/.test(lang))
      yield `“${text.trim().slice(0, 40)}” is in “${lang}”`
  }
})

everyPage(
  'has a title and a description',
  function* ({ all }) {
    const title = all('title')[0]
    if (!title || DomUtils.textContent(title).trim() === '') yield 'no title'
  },
  (page) => !isErrorPage(page),
)

everyPage('runs no script and holds no style of its own', function* ({ all, document }) {
  for (const script of all('script')) {
    if (script.attribs.src === undefined && script.attribs.type !== 'application/ld+json')
      yield 'an inline script'
  }
  if (all('style').length > 0) yield 'an inline style element'
  const styled = DomUtils.filter((node) => 'attribs' in node && 'style' in node.attribs, document)
  if (styled.length > 0) yield `${styled.length} style attributes`
  const handled = DomUtils.filter(
    (node) => 'attribs' in node && Object.keys(node.attribs).some((name) => /^on[a-z]/.test(name)),
    document,
  )
  if (handled.length > 0) yield `${handled.length} event handlers in attributes`
})

everyPage('has JSON-LD that parses and cannot end its script', function* ({ all }) {
  for (const script of all('script')) {
    if (script.attribs.type !== 'application/ld+json') continue
    const text = DomUtils.textContent(script)
    if (text.includes('<')) yield 'JSON-LD with an unescaped <'
    const data = JSON.parse(text) as Record<string, unknown>
    if (data['@context'] !== 'https://schema.org') yield 'JSON-LD without a context'
  }
})

everyPage('links only to what can be reached', function* ({ all, path }) {
  for (const { attribs } of [...all('a'), ...all('area'), ...all('link')]) {
    const { href } = attribs
    if (href === undefined) continue
    if (/^(mailto|tel):/.test(href)) continue
    const url = URL.parse(href, origin + path)
    if (!url || !/^https?:$/.test(url.protocol)) yield `a link to “${href}”`
    else if (url.origin === origin && !isThere(url)) yield `a link to ${href}, which is not there`
  }
})

function isThere(url: URL): boolean {
  const path = decodeURI(url.pathname)
  const page = byPath.get(path)
  if (url.hash && page) {
    const id = decodeURIComponent(url.hash.slice(1))
    return DomUtils.getElementById(id, page.document.children) !== null
  }
  return page !== undefined || files.has(path.slice(1)) || redirects.has(path)
}

everyPage('loads nothing from another origin', function* ({ document, path }) {
  const isOwn = (address: string) => URL.parse(address, origin + path)?.origin === origin
  const loaded = DomUtils.filter((node) => 'attribs' in node, document) as Element[]
  for (const { name, attribs } of loaded) {
    const loads = name === 'link' && !/^(canonical|alternate)$/.test(attribs.rel ?? '') ? [attribs.href] : []
    const sources = [...loads, attribs.src, attribs.poster, attribs.data, attribs.action, attribs.background]
    const candidates = (attribs.srcset ?? '').split(',').map((candidate) => candidate.trim().split(/\s+/)[0])
    for (const address of [...sources, ...candidates]) {
      if (address && !address.startsWith('data:') && !isOwn(address)) yield `<${name}> loads ${address}`
    }
    if (/^(iframe|object|embed|base)$/.test(name)) yield `a <${name}>`
  }
})

everyPage('loads only files that are there', function* ({ all }) {
  const sources = [...all('img'), ...all('source'), ...all('script')].flatMap(({ attribs }) => [
    attribs.src,
    ...(attribs.srcset ?? '').split(',').map((candidate) => candidate.trim().split(/\s+/)[0]),
  ])
  for (const source of sources) {
    if (source && !source.startsWith('data:') && !files.has(decodeURI(source).slice(1)))
      yield `${source} is not there`
  }
})

everyPage('gives each picture its size, so that nothing moves when it arrives', function* ({ all }) {
  for (const { attribs } of all('img')) {
    if (!(Number(attribs.width) > 0 && Number(attribs.height) > 0)) yield `${attribs.src} has no size`
    if (attribs.alt === undefined) yield `${attribs.src} has no alternative text`
  }
})

test('styles and scripts load nothing from another origin', () => {
  const checked = [...files].filter(([file]) => /\.(css|js|svg|webmanifest)$/.test(file))
  expect(checked.length).toBeGreaterThan(2)
  // The names of vocabularies, a notice in a comment, and a base that Pagefind resolves paths against.
  const harmless = /^https?:\/\/(www\.w3\.org\/|tailwindcss\.com$|example\.com\$)/
  const strangers = checked.flatMap(([file, bytes]) =>
    (bytes.toString().match(/https?:\/\/[^\s"'`)<>]+/g) ?? [])
      .filter((address) => !harmless.test(address))
      .map((address) => `${file}: ${address}`),
  )
  expect(strangers).toEqual([])
})

everyPage(
  'has one canonical address, on this site, of a page that is its own',
  function* ({ all, canonical, path, noindex }) {
    const count = all('link').filter(({ attribs }) => attribs.rel === 'canonical').length
    if (count !== 1) yield `${count} canonical links`
    const target = canonical?.startsWith(origin + '/')
      ? byPath.get(canonical.slice(origin.length))
      : undefined
    if (!target) yield `canonical is ${canonical}`
    else if (target.canonical !== canonical) yield `canonical ${canonical} names another in turn`
    else if (target.path !== path && !noindex) yield 'is canonical to another page, yet not noindex'
  },
  (page) => !isErrorPage(page),
)

everyPage('agrees with its translations on all of them', function* ({ alternates, path, lang, canonical }) {
  if (alternates.size === 0) return
  if (alternates.get(lang ?? '') !== origin + path) yield 'is not among its own alternates'
  if (!alternates.has('x-default')) yield 'has no x-default'
  for (const [hreflang, href] of alternates) {
    const target = byPath.get(href.slice(origin.length))
    if (!target) yield `${hreflang} is ${href}, which is not there`
    else if (JSON.stringify([...target.alternates]) !== JSON.stringify([...alternates]))
      yield `${href} has other alternates`
    else if (hreflang !== 'x-default' && target.lang !== hreflang) yield `${href} is in ${target.lang}`
  }
  if (canonical !== origin + path) yield 'has alternates, though another page stands for it'
})

everyPage(
  'names every translation that the reader can switch to',
  function* ({ all, alternates, path, noindex }) {
    if (noindex) return
    const switches = all('nav').find(({ attribs }) => attribs.class?.split(' ').includes('languages'))
    if (!switches) {
      yield 'no language switch'
      return
    }
    const offered = DomUtils.getElementsByTagName('a', switches)
      .map(({ attribs }) => byPath.get(new URL(attribs.href ?? '', origin + path).pathname))
      .filter(
        (target) => target !== undefined && !target.noindex && target.canonical === origin + target.path,
      )
    for (const target of offered) {
      if (alternates.get(target!.lang ?? '') !== origin + target!.path)
        yield `${target!.path} is no alternate`
    }
  },
  (page) => !isErrorPage(page) && !isLaterListPage(page),
)

test('the sitemap lists each page that search engines may list, and no other', () => {
  const xml = String(files.get('sitemap.xml'))
  const entries = [...xml.matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/gs)]
  const listed = entries.map(([, loc]) => loc!)
  const indexable = pages
    .filter((page) => !isErrorPage(page) && !page.noindex && page.canonical === origin + page.path)
    .filter((page) => !isLaterListPage(page))
    .map(({ path }) => origin + path)
  expect(listed.length).toBeGreaterThan(200)
  expect(listed.toSorted()).toEqual(indexable.toSorted())
  for (const [, loc, rest] of entries) {
    const named = [...rest!.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, hreflang, href]) => [
      hreflang,
      href,
    ])
    expect(named, loc).toEqual([...byPath.get(loc!.slice(origin.length))!.alternates])
  }
})

test('robots.txt names the sitemap', () => {
  expect(String(files.get('robots.txt'))).toContain(`Sitemap: ${origin}/sitemap.xml`)
})

const compressed = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
const sizes = new Map<string, number>()
function sizeOf(file: string): number {
  const known = sizes.get(file)
  if (known !== undefined) return known
  const size = compressed(files.get(file)!)
  sizes.set(file, size)
  return size
}

/** Pages for reading: articles, profiles, topics, lists and texts; the search page is a tool. */
const isReadingPage = ({ path }: Page) => !/\/search\/$/.test(path)

/** What a host sends: quality 5 is what hosts that compress on the fly use; most compress harder. */
everyPage(
  'is at most 14 KB of HTML and CSS, compressed',
  function* ({ html, all }) {
    const sheets = all('link').filter(({ attribs }) => attribs.rel === 'stylesheet')
    const size =
      compressed(Buffer.from(html)) +
      sheets.reduce((sum, { attribs }) => sum + sizeOf(attribs.href!.slice(1)), 0)
    if (size > 14 * 1024) yield `${size} bytes`
  },
  isReadingPage,
)

everyPage(
  'loads at most 1 KB of JavaScript before anyone asks for more, compressed, and after the page',
  function* ({ all }) {
    const scripts = all('script').filter(({ attribs }) => attribs.src !== undefined)
    const preloaded = all('link').filter(({ attribs }) => attribs.rel === 'modulepreload')
    const size = [
      ...scripts.map(({ attribs }) => attribs.src!),
      ...preloaded.map(({ attribs }) => attribs.href!),
    ].reduce((sum, file) => sum + sizeOf(file.slice(1)), 0)
    if (size > 1024) yield `${size} bytes`
    if (scripts.some(({ attribs }) => attribs.type !== 'module' && !('defer' in attribs)))
      yield 'a script that blocks'
  },
  isReadingPage,
)

test('the host’s files: headers that forbid what no page does, and redirects to pages that are there', () => {
  const headers = String(files.get('_headers'))
  expect(headers).toContain("Content-Security-Policy: default-src 'none'")
  expect(headers).not.toMatch(/unsafe-inline|'unsafe-eval'/)
  const lines = String(files.get('_redirects')).trim().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    const [from, to, status] = line.split(' ')
    expect(byPath.has(from!), line).toBe(false)
    expect(byPath.has(to!), line).toBe(true)
    expect(status, line).toBe('301')
  }
  // A topic's list of experts lies at its slug too, and moves with it.
  expect(lines).toContain('/topics/digital-learning/ /topics/digital-education/ 301')
  expect(lines).toContain('/experts/topic/digital-learning/ /experts/topic/digital-education/ 301')
})
