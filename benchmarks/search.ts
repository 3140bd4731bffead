/**
 * How long the search index of a large site takes, and what a query loads of it.
 *
 *     node benchmarks/search.ts <folder of a built site> [pages of a language, 4000]
 *
 * The pages are made of the clauses of the built site's own pages, mixed at random: as varied as its words, and no more
 * alike than real texts are.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexSite } from '../src/search/index-site.ts'
import { type IndexedPage, readPage } from '../src/search/page-text.ts'
import { recordAttribute, type SearchRecord } from '../src/search/record.ts'
import { locales } from '../src/site/locales.ts'

const [site, count = '4000'] = process.argv.slice(2)
if (site === undefined) throw new Error('Name the folder of a built site')

const folder = await mkdtemp(join(tmpdir(), 'hirep-search-'))
try {
  const pages = await readPages(site)
  for (const locale of locales) {
    await writePages(
      pages.filter(({ lang }) => lang === locale),
      Number(count),
    )
  }
  const started = performance.now()
  const { bytes } = await indexSite(folder)
  const seconds = (performance.now() - started) / 1000
  console.log(`${count} pages a language: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB`)
  for (const locale of locales) {
    const lang = locale.toLowerCase()
    const chunks = await sizes('index', lang)
    console.log(
      `${locale}: list of pages ${(await sizes('.', `pagefind.${lang}`)).at(-1)}, ` +
        `a word ${chunks[chunks.length >> 1]} (most ${chunks.at(-1)}), ` +
        `filters ${(await sizes('filter', lang)).reduce((sum, size) => sum + size, 0)}, ` +
        `a result ${(await sizes('fragment', lang)).at(-1)} bytes at most`,
    )
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function readPages(site: string): Promise<IndexedPage[]> {
  const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('.html')).sort()
  const pages = await Promise.all(
    files.map(async (file) => readPage(await readFile(join(site, file), 'utf8'))),
  )
  return pages.filter((page) => page !== undefined)
}

async function writePages(originals: readonly IndexedPage[], count: number): Promise<void> {
  let seed = 20261123
  const chance = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const clauses = originals.flatMap(({ blocks }) =>
    blocks.filter((block) => block.length > 15).flatMap((block) => block.split(/(?<=[，、；。！？]|[,;.] )/)),
  )
  const some = () => Array.from({ length: 6 + chance(6) }, () => clauses[chance(clauses.length)]).join('')
  for (let index = 0; index < count; index++) {
    const { record, lang } = originals[index % originals.length]!
    const title = index < originals.length ? record.title : `${record.title} ${index}`
    const paragraphs = Array.from({ length: 6 + chance(6) }, () => `<p>${escape(some())}</p>`)
    const target = join(folder, lang.toLowerCase(), String(index))
    await mkdir(target, { recursive: true })
    await writeFile(
      join(target, 'index.html'),
      `<html lang="${lang}"><body><main><h1>${escape(title)}</h1>${paragraphs.join('')}</main>` +
        `<div ${recordAttribute}="${escape(JSON.stringify({ ...record, title } satisfies SearchRecord))}"></div></body></html>`,
    )
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** The sizes of the index's files of a kind, the smallest first. */
async function sizes(kind: string, prefix: string): Promise<number[]> {
  const path = join(folder, 'pagefind', kind)
  const names = (await readdir(path)).filter((name) => name.startsWith(prefix))
  const all = await Promise.all(names.map(async (name) => (await stat(join(path, name))).size))
  return all.sort((a, b) => a - b)
}
