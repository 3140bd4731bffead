import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { close, createIndex, type IndexFile } from 'pagefind'
import { formatDate } from '../i18n/format.ts'
import { isLocale } from '../site/locales.ts'
import { separateHan } from './han.ts'
import { isNamed, type NameForm, nameKey, shardOf, shards } from './names.ts'
import { type IndexedPage, readPage } from './page-text.ts'
import { blockSeparator, conceal, type ResultFacts } from './stored.ts'

export interface IndexedSite {
  /** The number of indexed pages, by the language of the page. */
  readonly pages: Readonly<Record<string, number>>
  /** The size of all files that were written. */
  readonly bytes: number
}

/** What a browser needs: the rest of what Pagefind writes are user interfaces that this site doesn't use. */
const neededFile = /^(?:pagefind\.js|pagefind-entry\.json|wasm\..+|.+\.pf_(?:meta|index|filter|fragment))$/

/** Reads the built pages that have a search record, and writes the index beside them into `pagefind/`. */
export async function indexSite(distDir: string): Promise<IndexedSite> {
  const { index, errors } = await createIndex()
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  try {
    const pages: Record<string, number> = {}
    const found = new Map<string, IndexedPage>()
    // One after the other and in a fixed order, so that the same pages give the same bytes. Nothing else waits
    // meanwhile, and for thousands of small files the synchronous calls cost a fraction of the others.
    for (const path of htmlFiles(distDir)) {
      const page = readPage(readFileSync(join(distDir, path), 'utf8'))
      if (!page) continue
      const url = '/' + path.replace(/(?:index)?\.html$/, '')
      const added = await index.addCustomRecord(pagefindRecord(url, page))
      if (added.errors.length > 0)
        throw new Error(`Pagefind could not index ${url}: ${added.errors.join('; ')}`)
      pages[page.lang] = (pages[page.lang] ?? 0) + 1
      found.set(url, { ...page, blocks: [] })
    }
    const written = await index.getFiles()
    if (written.errors.length > 0)
      throw new Error(`Pagefind could not write its index: ${written.errors.join('; ')}`)
    const files = [
      ...written.files.filter(({ path }) => neededFile.test(path)),
      ...nameFiles(written.files, found),
    ]
    const target = ({ path }: IndexFile) => join(distDir, 'pagefind', path)
    for (const folder of new Set(files.map((file) => dirname(target(file))))) {
      mkdirSync(folder, { recursive: true })
    }
    for (const file of files) writeFileSync(target(file), file.content)
    return { pages, bytes: files.reduce((sum, { content }) => sum + content.length, 0) }
  } finally {
    await index.deleteIndex()
    await close()
  }
}

function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
}

function pagefindRecord(url: string, { lang, record, blocks }: IndexedPage) {
  // Pagefind splits Chinese pages itself, and only there takes the zero-width space for an end of a word.
  const apart = (text: string) => separateHan(narrow(text), lang.startsWith('zh') ? '\u200B' : ' ')
  const { type, title, names, topics, date, sample } = record
  const text = [title, ...blocks.filter((block) => block !== title)]
  const facts: ResultFacts = {
    title,
    type,
    sample,
    date:
      date === undefined ? undefined : { time: date, text: formatDate(date, isLocale(lang) ? lang : 'en') },
  }
  return {
    url,
    // The browser part looks for the language of the page in lower case.
    language: lang.toLowerCase(),
    content: text.map(apart).join(blockSeparator),
    meta: {
      // Beside the text it is words between spaces that Pagefind knows, in every language.
      title: separateHan(narrow(title), ' '),
      ...(names.length > 0
        ? { names: names.map((name) => separateHan(narrow(name), ' ')).join(blockSeparator) }
        : {}),
      facts: conceal(facts),
    },
    filters: { type: [type], topic: [...topics] },
  }
}

/** Letters and digits of Chinese typesetting as people type them: Pagefind doesn't take ＥＳＧ for ESG. */
function narrow(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => character.normalize('NFKC'))
}

/** The names of each language, in files by first letter: see names.ts. */
function nameFiles(
  pagefindFiles: readonly IndexFile[],
  pages: ReadonlyMap<string, IndexedPage>,
): IndexFile[] {
  const forms = new Map<string, NameForm[]>()
  for (const lang of new Set([...pages.values()].map((page) => page.lang))) {
    for (const shard of shards) forms.set(nameFile(lang, shard), [])
  }
  for (const file of pagefindFiles) {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(file.path)?.[1]
    const page = id === undefined ? undefined : pages.get(fragmentUrl(file))
    if (id === undefined || !page || !isNamed(page.record.type)) continue
    const { title, names } = page.record
    for (const key of new Set([title, ...names].map(nameKey))) {
      if (key !== '') forms.get(nameFile(page.lang, shardOf(key)))?.push([key, id])
    }
  }
  return [...forms].map(([path, list]) => ({
    path,
    content: new TextEncoder().encode(JSON.stringify(list.sort((a, b) => (a.join() < b.join() ? -1 : 1)))),
  }))
}

function nameFile(lang: string, shard: string): string {
  return `names/${lang.toLowerCase()}/${shard}.json`
}

function fragmentUrl({ path, content }: IndexFile): string {
  const text = gunzipSync(content).toString()
  const url = /^pagefind_dcd(\{.*\})$/s.exec(text)?.[1]
  if (url === undefined)
    throw new Error(`Pagefind's ${path} has a form that this version of the site doesn't know`)
  return (JSON.parse(url) as { url: string }).url
}
