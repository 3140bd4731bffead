import { excerptOf, type Piece } from './excerpt.ts'
import { fold } from '../site/letters.ts'
import { hasHan, joinHan } from './han.ts'
import { matchNames, nameKey, type NameForm, shardOf } from './names.ts'
import { type Query, parseQuery, relaxQuery } from './query.ts'
import type { SearchType } from './record.ts'
import { blockSeparator, type ResultFacts, reveal } from './stored.ts'

/** The part of pagefind.js that is used here. */
interface Pagefind {
  createInstance(options: { basePath: string; noWorker: boolean; ranking: object }): PagefindIndex
}

interface PagefindIndex {
  search(
    words: string | null,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: PagefindResult[] }>
  filters(): Promise<Record<string, Record<string, number>>>
}

interface PagefindResult {
  readonly id: string
  data(): Promise<Fragment>
}

/** What the index keeps of a page. */
interface Fragment {
  readonly url: string
  readonly content: string
  readonly meta: { readonly title: string; readonly names?: string; readonly facts: string }
}

/** A page that was found; what it says is loaded when it is shown. */
export interface Hit {
  readonly id: string
  load(): Promise<{ href: string; facts: ResultFacts; excerpt: Piece[] }>
}

export interface Answer {
  /** Best first: pages of that name, then by how well they fit. */
  readonly hits: readonly Hit[]
  /** No page holds what was typed as it stands; these hold all of its words. */
  readonly relaxed: boolean
}

/** What results can be narrowed by, by the id of the page. */
export type Facets = ReadonlyMap<string, { readonly type: SearchType; readonly topics: readonly string[] }>

export interface Engine {
  /** Loads the index while a reader still types. */
  warmUp(): Promise<unknown>
  /** The pages of exactly that name, known from small files alone: a slow phone sees them before the index is there. */
  named(text: string): Promise<readonly Hit[]>
  find(text: string): Promise<Answer>
  facets(): Promise<Facets>
}

const root = '/pagefind/'

let failures = 0

/** Many browsers remember that a module did not load and never ask for its address again; another address they ask for. */
async function importPagefind(): Promise<Pagefind> {
  const again = failures > 0 ? `?${failures}` : ''
  try {
    return (await import(/* @vite-ignore */ `${root}pagefind.js${again}`)) as Pagefind
  } catch (error) {
    failures++
    throw error
  }
}

/** An engine whose index is loaded when it is first asked for; if that fails, a new engine is needed. */
export function startEngine(lang: string): Engine {
  const losses = watchLosses()
  let loading: Promise<PagefindIndex> | undefined
  const index = () => (loading ??= loadIndex())
  const names = new Map<string, Promise<readonly NameForm[]>>()
  let facets: Promise<Facets> | undefined

  const search: PagefindIndex['search'] = async (words, options) => {
    const answer = await (await index()).search(words, options)
    losses.check()
    return answer
  }

  function namesLike(text: string): Promise<readonly NameForm[]> {
    const shard = shardOf(nameKey(text))
    const known = names.get(shard) ?? fetchNames(lang, shard)
    names.set(shard, known)
    return known
  }

  /** The pages that hold all words, best first, without those that lack one of the phrases. */
  async function pagesWith({ words, phrases, terms }: Query): Promise<PagefindResult[]> {
    if (words === '') return []
    const [ranked, ...exact] = await Promise.all([search(words), ...phrases.map((phrase) => search(phrase))])
    const holding = exact.map(({ results }) => new Set(results.map(({ id }) => id)))
    const found = ranked.results.filter(({ id }) => holding.every((ids) => ids.has(id)))
    return found[0] && (await isLikely(found[0], terms)) ? found : []
  }

  async function named(text: string): Promise<readonly Hit[]> {
    if (nameKey(text) === '') return []
    const ids = matchNames(await namesLike(text), text).named
    return hitsOf(
      ids.map((id) => ({ id, data: () => fetchFragment(id) })),
      parseQuery(text),
    )
  }

  async function find(text: string): Promise<Answer> {
    const query = parseQuery(text)
    const [found, forms] = await Promise.all([pagesWith(query), nameKey(text) === '' ? [] : namesLike(text)])
    const { named, beginning } = matchNames(forms, text)
    const first = [...named, ...beginning]
    const pages = new Map(found.map((page) => [page.id, page]))
    if (first.some((id) => !pages.has(id))) {
      // A name that was typed otherwise than it is written is in the list of names only.
      for (const page of (await search(null)).results) if (first.includes(page.id)) pages.set(page.id, page)
    }
    if (pages.size > 0) {
      const others = found.filter(({ id }) => !first.includes(id))
      return {
        hits: hitsOf([...first.flatMap((id) => pages.get(id) ?? []), ...others], query),
        relaxed: false,
      }
    }
    const relaxed = relaxQuery(text, lang)
    const looser = relaxed ? await pagesWith(relaxed) : []
    return { hits: relaxed ? hitsOf(looser, relaxed) : [], relaxed: looser.length > 0 }
  }

  function hitsOf(pages: readonly PagefindResult[], { terms }: Query): Hit[] {
    return pages.map((page) => hitOf(page, terms, lang.startsWith('zh') ? 90 : 200))
  }

  async function readFacets(): Promise<Facets> {
    const filters = await (await index()).filters()
    losses.check()
    const found = new Map<string, { type: SearchType; topics: string[] }>()
    for (const type of Object.keys(filters['type'] ?? {}) as SearchType[]) {
      for (const { id } of (await search(null, { filters: { type } })).results)
        found.set(id, { type, topics: [] })
    }
    for (const topic of Object.keys(filters['topic'] ?? {})) {
      for (const { id } of (await search(null, { filters: { topic } })).results)
        found.get(id)?.topics.push(topic)
    }
    return found
  }

  return { warmUp: index, named, find, facets: () => (facets ??= readFacets()) }
}

async function loadIndex(): Promise<PagefindIndex> {
  const { createInstance } = await importPagefind()
  // A worker would load 11 KB more, and give up after five seconds on a slow line.
  return createInstance({
    basePath: root,
    noWorker: true,
    ranking: { metaWeights: { title: 5, names: 5, facts: 0 } },
  })
}

/** Pagefind's files begin so, once they are unpacked. */
const signature = 'pagefind_dcd'

async function fetchFragment(id: string): Promise<Fragment> {
  const response = await fetch(`${root}fragment/${id}.pf_fragment`)
  if (!response.ok || !response.body) throw new Error(`${response.url}: ${response.status}`)
  const unpacked = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text()
  return JSON.parse(unpacked.slice(signature.length)) as Fragment
}

function hitOf(result: PagefindResult, terms: readonly string[], excerptLength: number): Hit {
  return {
    id: result.id,
    async load() {
      const { url, content, meta } = await result.data()
      const facts = reveal(meta.facts)
      // Pagefind takes the space before the separator for a space between words.
      const text = joinHan(content).replace(/ ?· /g, blockSeparator)
      const beforeText = facts.title + blockSeparator
      return {
        href: url,
        facts,
        excerpt: excerptOf(
          text.startsWith(beforeText) ? text.slice(beforeText.length) : text,
          terms,
          excerptLength,
        ),
      }
    },
  }
}

/**
 * Where no word begins like the one asked for, Pagefind takes the longest that the asked one begins with: `xyzzy` finds
 * every x. If the best page shows not even the first half of a word, it was found that way.
 */
async function isLikely(best: PagefindResult, terms: readonly string[]): Promise<boolean> {
  const { content, meta } = await best.data()
  const text = fold([content, meta.title, meta.names ?? ''].join(' '))
  const words = terms.filter((term) => !hasHan(term)).flatMap((term) => fold(term).split(/[^\p{L}\p{N}]+/u))
  return words.every((word) => text.includes(word.slice(0, Math.max(3, Math.ceil(word.length / 2)))))
}

async function fetchNames(lang: string, shard: string): Promise<readonly NameForm[]> {
  const response = await fetch(`${root}names/${lang.toLowerCase()}/${shard}.json`, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return (await response.json()) as NameForm[]
}

/** Pagefind only logs that a part of its index didn't come, and then finds nothing: that must not pass for an answer. */
function watchLosses(): { check(): void } {
  let lost: string | undefined
  const note = (entries: PerformanceEntryList) => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      const isLost = entry.responseStatus === 0 || entry.responseStatus >= 400
      if (isLost && new URL(entry.name).pathname.startsWith(root)) lost = entry.name
    }
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'resource' })
  return {
    check() {
      note(observer.takeRecords())
      if (lost !== undefined) throw new Error(`${lost} could not be loaded`)
    },
  }
}
