import type { Page } from '@playwright/test'
import { expect, test } from './support.ts'

const phrasesOfLanguage = 150

/** An indexed page: its own text by blocks, and what else it can be called. */
interface Held {
  readonly href: string
  readonly blocks: readonly string[]
  readonly names: readonly string[]
}

for (const [locale, path] of [
  ['zh-Hans', '/zh-hans/'],
  ['zh-Hant', '/zh-hant/'],
] as const) {
  test(`${phrasesOfLanguage} random phrases in ${locale}: each finds every page that holds it, before any other`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await page.goto(`${path}search/`)
    const pages = await readPages(page, path)
    expect(pages.length).toBeGreaterThan(100)
    const phrases = randomPhrases(pages, phrasesOfLanguage)
    expect(phrases).toHaveLength(phrasesOfLanguage)

    const missed: string[] = []
    const misplaced: string[] = []
    let right = 0
    let wrong = 0
    for (const phrase of phrases) {
      const holding = pages.filter(({ blocks, names }) =>
        [...blocks, ...names].some((text) => text.includes(phrase)),
      )
      const found = await find(page, phrase)
      for (const { href } of holding) if (!found.includes(href)) missed.push(`${phrase}: ${href}`)
      const holds = found.map((href) => holding.some((each) => each.href === href))
      right += holds.filter(Boolean).length
      wrong += holds.filter((each) => !each).length
      if (holds.lastIndexOf(true) > holds.indexOf(false) && holds.includes(false))
        misplaced.push(`${phrase}: ${found.join(' ')}`)
    }
    console.log(
      `${locale}: ${phrases.length} phrases on ${pages.length} pages, ${right} right results, ${wrong} others, ${missed.length} missed`,
    )
    expect({ missed, misplaced }).toEqual({ missed: [], misplaced: [] })
    expect(right).toBeGreaterThan(phrasesOfLanguage)
  })
}

/**
 * The pages that the sitemap of links leads to from the search page's language, read as a browser reads them: the
 * browser's own parser, and not a line of the indexer.
 */
async function readPages(page: Page, root: string): Promise<Held[]> {
  return await page.evaluate(async (root) => {
    const parse = async (path: string) =>
      new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html')
    const known = new Set([root])
    const pages: { href: string; blocks: string[]; names: string[] }[] = []
    for (const path of known) {
      const document = await parse(path)
      for (const link of document.querySelectorAll('a[href]')) {
        const url = new URL(link.getAttribute('href')!, location.origin + path)
        if (url.origin === location.origin && url.pathname.startsWith(root) && url.pathname.endsWith('/'))
          known.add(url.pathname)
      }
      const record = document.querySelector('[data-search-record]')?.getAttribute('data-search-record')
      if (!record) continue
      const main = document.querySelector('main')!
      main
        .querySelectorAll(
          '[data-search-ignore], [hidden], [aria-hidden="true"], script, style, template, noscript, svg',
        )
        .forEach((part) => part.remove())
      main.querySelectorAll('*').forEach((element) => {
        const flows = [
          'A',
          'ABBR',
          'B',
          'CITE',
          'CODE',
          'EM',
          'I',
          'MARK',
          'Q',
          'S',
          'SMALL',
          'SPAN',
          'STRONG',
          'SUB',
          'SUP',
          'TIME',
        ]
        if (flows.includes(element.tagName)) return
        element.before('\n\n')
        element.after('\n\n')
      })
      // Line breaks of the source are spaces, and a space between Han characters isn't seen as one.
      const blocks = main.textContent
        .split('\n\n')
        .map((text) =>
          text
            .replace(/\s+/g, ' ')
            .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
            .trim(),
        )
        .filter(Boolean)
      const { title, names } = JSON.parse(record) as { title: string; names: string[] }
      pages.push({ href: path, blocks, names: [title, ...names] })
    }
    return pages
  }, root)
}

/** Searches through the page's own field, and reads all results in their order. */
async function find(page: Page, phrase: string): Promise<string[]> {
  return await page.evaluate(async (phrase) => {
    const input = document.querySelector<HTMLInputElement>('[name="q"]')!
    const list = document.querySelector('.search-results')!
    const status = document.querySelector('.search-status')!
    const more = document.querySelector<HTMLButtonElement>('[data-slot="more"]')!
    const settled = async (done: () => boolean) => {
      for (const end = Date.now() + 20_000; list.hasAttribute('aria-busy') || !done();) {
        if (Date.now() > end) throw new Error(`no answer for ${phrase}: ${status.textContent}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    input.value = phrase
    input.form!.requestSubmit()
    await settled(() => status.textContent.includes(phrase))
    while (!more.hidden) {
      const known = list.childElementCount
      more.click()
      await settled(() => list.childElementCount > known)
    }
    return [...list.querySelectorAll('a')].map((link) => link.getAttribute('href')!)
  }, phrase)
}

/** Different phrases of 2 to 6 Han characters, by chance that is the same at every run. */
function randomPhrases(pages: readonly Held[], count: number): string[] {
  const chance = mulberry32(20261123)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(chance() * items.length)]!
  const phrases = new Set<string>()
  for (let attempt = 0; phrases.size < count && attempt < 100 * count; attempt++) {
    const runs = pick(pages).blocks.flatMap((block) => block.match(/\p{Script=Han}{2,}/gu) ?? [])
    if (runs.length === 0) continue
    const run = [...pick(runs)]
    const length = Math.min(run.length, 2 + Math.floor(chance() * 5))
    const start = Math.floor(chance() * (run.length - length + 1))
    phrases.add(run.slice(start, start + length).join(''))
  }
  return [...phrases]
}

function mulberry32(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
