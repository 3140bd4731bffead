import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { indexSite } from '../../src/search/index-site.ts'
import type { NameForm } from '../../src/search/names.ts'
import { recordAttribute, type SearchRecord, type SearchType } from '../../src/search/record.ts'
import { locales } from '../../src/site/locales.ts'
import { parsePath, type Route } from '../../src/site/routes.ts'
import { filesOf, plain } from './site-files.ts'
import { type Page, readPages, siteFolder } from './site-pages.ts'

const files = filesOf(siteFolder())
const pages = readPages(files)

function recordOf({ all }: Page): SearchRecord | undefined {
  const record = all('div').find(({ attribs }) => recordAttribute in attribs)?.attribs[recordAttribute]
  return record === undefined ? undefined : (JSON.parse(record) as SearchRecord)
}

interface Fragment {
  readonly id: string
  readonly url: string
  readonly filters: Readonly<Record<string, readonly string[]>>
}

const fragments: Fragment[] = [...files]
  .filter(([file]) => file.endsWith('.pf_fragment'))
  .map(([file, bytes]) => ({
    ...(JSON.parse(plain(bytes).toString().replace('pagefind_dcd', '')) as Fragment),
    id: /([^/]+)\.pf_fragment$/.exec(file)![1]!,
  }))

/** As a host sends it; what is packed already stays as it is. */
function sent(bytes: Buffer): number {
  return Math.min(bytes.length, brotliCompressSync(bytes).length)
}

test.each(locales)('in %s exactly the pages with a record are indexed', (locale) => {
  const { languages } = JSON.parse(String(files.get('pagefind/pagefind-entry.json'))) as {
    languages: Record<string, { page_count: number }>
  }
  const recorded = pages.filter((page) => page.lang === locale && recordOf(page)).map(({ path }) => path)
  const indexed = fragments
    .filter(({ id }) => id.startsWith(`${locale.toLowerCase()}_`))
    .map(({ url }) => url)
  expect(recorded.length).toBeGreaterThan(100)
  expect(indexed.sort()).toEqual(recorded.sort())
  expect(languages[locale.toLowerCase()]?.page_count).toBe(recorded.length)
})

/** What kind of result each kind of page is; lists, the home page and the search page are none. */
const recordTypes: Partial<Record<Route['kind'], SearchType>> = {
  newsArticle: 'news',
  expert: 'expert',
  university: 'university',
  programme: 'programme',
  event: 'event',
  organisation: 'organisation',
  standard: 'standard',
  agreement: 'standard',
  topic: 'topic',
  page: 'page',
}

test('every article, profile, topic and page has a record that says so, and no list has one', () => {
  for (const page of pages) {
    const kind = parsePath(page.path)?.route.kind
    const type = kind === undefined ? undefined : recordTypes[kind]
    expect(recordOf(page)?.type, page.path).toBe(type)
  }
})

test('universities and topics are indexed alike in all languages', () => {
  for (const type of ['university', 'topic']) {
    const counts = locales.map(
      (locale) =>
        fragments.filter(
          ({ id, filters }) => id.startsWith(`${locale.toLowerCase()}_`) && filters['type']?.includes(type),
        ).length,
    )
    expect(counts[0], type).toBeGreaterThanOrEqual(30)
    expect(new Set(counts).size, type).toBe(1)
  }
})

test('what is listed under a name is an indexed page', () => {
  const ids = new Set(fragments.map(({ id }) => id))
  const lists = [...files].filter(([file]) => file.startsWith('pagefind/names/'))
  const forms = lists.flatMap(([, bytes]) => JSON.parse(String(bytes)) as NameForm[])
  expect(forms.length).toBeGreaterThan(500)
  expect(forms.filter(([key, id]) => key === '' || !ids.has(id))).toEqual([])
})

test('nothing of Pagefind’s own interfaces is published', () => {
  const scripts = [...files.keys()].filter(
    (file) => file.startsWith('pagefind/') && /\.(?:js|css|html)$/.test(file),
  )
  expect(scripts).toEqual(['pagefind/pagefind.js'])
})

test('what every search loads, before any of the index, is at most 80 KB', () => {
  const page = pages.find(({ path }) => path === '/search/')!
  const own = page
    .all('script')
    .flatMap(({ attribs }) => attribs.src ?? [])
    .concat(
      page
        .all('link')
        .flatMap(({ attribs }) =>
          attribs.rel === 'stylesheet' && attribs.href?.includes('/search.') ? attribs.href : [],
        ),
    )
    .map((path) => path.slice(1))
  expect(own.length).toBeGreaterThanOrEqual(3)
  const engine = ['pagefind/pagefind.js', 'pagefind/pagefind-entry.json', 'pagefind/wasm.en.pagefind']
  const bytes = [...own, ...engine, 'search/index.html'].reduce(
    (sum, file) => sum + sent(files.get(file)!),
    0,
  )
  expect(bytes).toBeLessThanOrEqual(81_000)
})

test('the same pages give the same index, wherever they lie', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'hirep-index-'))
  try {
    for (const [file, bytes] of files) {
      if (!file.endsWith('.html')) continue
      await mkdir(dirname(join(copy, file)), { recursive: true })
      await writeFile(join(copy, file), bytes)
    }
    await indexSite(copy)
    const again = [...filesOf(copy)].filter(([file]) => file.startsWith('pagefind/'))
    const before = [...files].filter(([file]) => file.startsWith('pagefind/'))
    expect(again.map(([file]) => file)).toEqual(before.map(([file]) => file))
    expect(again.filter(([file, bytes]) => !bytes.equals(files.get(file)!)).map(([file]) => file)).toEqual([])
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
})
