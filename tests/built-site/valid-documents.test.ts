import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import fc from 'fast-check'
import { DomUtils, parseDocument } from 'htmlparser2'
import type { Workspace } from 'sanity'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningLake, startLake } from '../../lake/server.ts'
import { sampleData } from '../../scripts/paths.ts'
import {
  buildTime,
  foldersIn,
  runBuild,
  type SiteFolders,
  temporaryFolder,
} from '../../scripts/sample-site.ts'
import { lakeClient } from '../../scripts/seed.ts'
import { reportFile } from '../../src/sanity/loader.ts'
import { defaultLocale } from '../../src/site/locales.ts'
import { parsePath } from '../../src/site/routes.ts'
import { formatProblem, type Problem } from '../../src/sanity/problems.ts'
import { pathsOf, typesWithPage } from '../../studio/slugs/paths.ts'
import { errorsIn, studioWorkspace } from '../studio-workspace.ts'
import { pictureFormats } from '../picture-formats.ts'
import { fieldsNeverFilled, randomDocument, type Random } from './random-documents.ts'
import { filesOf } from './site-files.ts'

/**
 * What Studio's validation lets through, the build takes: several hundred documents at random, of every type, that
 * Sanity's own validation finds without an error, built into one site.
 */

/** Each type after those that its references lead to. */
const types = ['topic', 'university', 'organisation', 'expert', 'programme', 'event', 'standard', 'agreement']
const countOf: Record<string, number> = { newsArticle: 45, page: 20, redirect: 36, siteSettings: 1 }
/** Chance gives some of them one address: see `validDocuments`. */
const leastOf: Record<string, number> = { newsArticle: 35, page: 10, redirect: 20, siteSettings: 1 }
const order = [...types, 'newsArticle', 'page', 'redirect', 'siteSettings']
const usualCount = 32
/** How many documents are drawn for one that is kept. */
const usualDraws = 7
/** When an event takes place is several fields that have to agree. */
const drawsOf: Record<string, number> = { event: 20, siteSettings: 30 }
/** Other documents can be drawn by hand: DOCUMENTS_SEED=1. */
const seed = Number(process.env['DOCUMENTS_SEED'] ?? 20_261_123)

let folders: SiteFolders
let lake: RunningLake
let remove: () => Promise<void>
let workspace: Workspace
let pictures: string[]
let made: (Random & { _id: string })[]
let outcome: { status: number | null; output: string }
let problems: Problem[]

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  folders = foldersIn(temporary.folder)
  lake = await startLake({ data: folders.lake })
  workspace = await studioWorkspace(lake)
  made = await validDocuments()
  outcome = await runBuild(lake.url, folders)
  const report: unknown = JSON.parse(await readFile(reportFile(folders.cache), 'utf8'))
  problems = (report as { problems: Problem[] }).problems
}, 480_000)

afterAll(async () => {
  await lake.close()
  await remove()
})

test('every type that the site is built from is among them, several hundred in all', () => {
  const counts = Map.groupBy(made, ({ _type }) => _type)
  for (const type of order) expect(counts.get(type)?.length, type).toBeGreaterThanOrEqual(leastOf[type] ?? 24)
  expect(made.length).toBeGreaterThan(300)
  expect(typesWithPage.filter((type) => !counts.has(type))).toEqual([])
})

test('every field of theirs is filled in somewhere', () => {
  expect(fieldsNeverFilled(workspace.schema, made)).toEqual([])
})

test('the site is built from them', () => {
  expect(outcome.status, outcome.output.slice(-4000)).toBe(0)
})

test('no document that Studio accepts is left out by the build', () => {
  const ids = new Set(made.map(({ _id }) => _id))
  const leftOut = problems.filter(
    ({ documentId, consequence }) => ids.has(documentId) && consequence === 'document left out',
  )
  expect(leftOut.map(formatProblem)).toEqual([])
})

/** Documents whose publishing time is later than the build. */
function waiting(): Set<string> {
  return new Set(
    problems.filter(({ consequence }) => consequence === 'held back').map(({ documentId }) => documentId),
  )
}

test('each has its page in every language that it has, or the report says what it waits for', () => {
  const files = filesOf(folders.dist)
  const withPage = made.filter(({ _type }) => typesWithPage.includes(_type))
  const missing = withPage
    .filter(({ _id }) => !waiting().has(_id))
    .flatMap((document) => pathsOf(document))
    .filter((path) => !files.has(`${path.slice(1)}index.html`))
  expect(missing).toEqual([])
  const late = made.filter(
    ({ _type, publishedAt }) =>
      _type === 'newsArticle' && Date.parse(String(publishedAt)) > Date.parse(buildTime),
  )
  expect([...waiting()].sort()).toEqual(late.map(({ _id }) => _id).sort())
  expect(late.length).toBeGreaterThan(0)
})

test('each redirect leads to its document, or the report says that there is none', async () => {
  const text = await readFile(join(folders.dist, '_redirects'), 'utf8')
  const lines = text.split('\n').filter(Boolean)
  const leadsTo = new Map(lines.map((line) => line.split(' ')).map(([from, ...to]) => [from, to.join(' ')]))
  const files = filesOf(folders.dist)
  const late = waiting()
  const reported = new Set(problems.map(({ documentId }) => documentId))
  const redirects = made.filter(({ _type }) => _type === 'redirect')
  for (const redirect of redirects) {
    const { from, to } = redirect as unknown as { from: string; to: { _ref: string } }
    const target = made.find(({ _id }) => _id === to._ref && !late.has(_id))
    const paths = target ? pathsOf(target) : []
    // In the reader's language, where the document has a page in that one.
    const locale = parsePath(from)?.locale ?? defaultLocale
    const page = paths.find((path) => parsePath(path)?.locale === locale) ?? paths[0]
    expect(leadsTo.get(from), from).toBe(page && `${page} 301`)
    expect(reported.has(redirect._id), from).toBe(page === undefined)
    if (page) expect(files.has(`${page.slice(1)}index.html`), page).toBe(true)
  }
  expect(redirects.filter(({ from }) => leadsTo.has(String(from))).length).toBeGreaterThan(10)
})

test('pictures of every kind of file are shown, each rendition as wide and as high as its page tells', async () => {
  const files = filesOf(folders.dist)
  const told = new Map<string, { width: number; height: number }>()
  for (const [file, html] of files) {
    if (!file.endsWith('.html')) continue
    for (const picture of DomUtils.getElementsByTagName('picture', parseDocument(html.toString()))) {
      const [image] = DomUtils.getElementsByTagName('img', picture)
      const ratio = Number(image?.attribs['height']) / Number(image?.attribs['width'])
      const sources = DomUtils.getElementsByTagName((name) => name === 'source' || name === 'img', picture)
      for (const candidate of sources.flatMap(({ attribs }) => attribs['srcset']?.split(', ') ?? [])) {
        const [src = '', wide] = candidate.split(' ')
        const width = parseInt(wide ?? '')
        told.set(src, { width, height: width * ratio })
      }
    }
  }
  for (const [src, { width, height }] of told) {
    const rendition = await sharp(files.get(src.slice(1))).metadata()
    expect(rendition.width, src).toBe(width)
    expect(Math.abs(rendition.height - height), src).toBeLessThanOrEqual(1)
  }
  const used = JSON.stringify(made)
  expect(pictures.filter((id) => !used.includes(id))).toEqual([])
  expect(told.size).toBeGreaterThan(pictures.length * 2)
})

test('no text of theirs becomes a script', () => {
  const pages = [...filesOf(folders.dist)].filter(([file]) => file.endsWith('.html'))
  const open = pages.filter(([, html]) => {
    const document = parseDocument(html.toString())
    const scripts = DomUtils.getElementsByTagName('script', document)
    const links = DomUtils.getElementsByTagName('a', document)
    return (
      scripts.some((script) => !script.attribs['src'] && script.attribs['type'] !== 'application/ld+json') ||
      links.some(({ attribs }) => /^\s*javascript:/i.test(attribs['href'] ?? ''))
    )
  })
  expect(pages.length).toBeGreaterThan(made.length)
  expect(open.map(([file]) => file)).toEqual([])
})

type Kept = Random & { _id: string }

/** Makes documents of each type, keeps the valid ones in the lake, and returns them. */
async function validDocuments(): Promise<Kept[]> {
  const client = lakeClient(lake)
  pictures = await uploadPictures(client)
  const documents: Record<string, string[]> = {}
  const kept: Kept[] = []
  const addresses = new Set<string>()
  for (const type of order) {
    const count = countOf[type] ?? usualCount
    const draws = drawsOf[type] ?? usualDraws
    // In two halves, so that documents may refer to others of their type.
    const half = Math.ceil(count / 2)
    for (const [from, to] of count === 1
      ? [[0, 1]]
      : ([
          [0, half],
          [half, count],
        ] as const)) {
      const targets = { documents, pictures, everyField: count === 1 }
      const arbitrary = randomDocument(workspace.schema, type, targets)
      const samples = fc.sample(arbitrary, { numRuns: (to - from) * draws, seed: seed + from })
      const exists = new Set([...kept.map(({ _id }) => _id), ...pictures])
      const valid = await Promise.all(
        Array.from({ length: to - from }, (_, index) => {
          const _id = type === 'siteSettings' ? type : `${type}-${from + index}`
          return madeValid(exists, _id, samples.slice(index * draws, (index + 1) * draws))
        }),
      )
      // They were judged side by side: of those that chance gave one address, the first is kept.
      for (const document of valid) {
        if (!document) continue
        const address = String(document['from'] ?? pathsOf(document)[0] ?? document._id)
        if (addresses.has(address)) continue
        addresses.add(address)
        await client.create(document)
        kept.push(document)
        documents[type] = [...(documents[type] ?? []), document._id]
      }
    }
  }
  return kept
}

/** A sample picture as a file of every format, and as photographs that a camera turned. */
async function uploadPictures(client: SanityClient): Promise<string[]> {
  const drawn = await readFile(join(sampleData, 'images/aiot-classroom.png'))
  const picture = () => sharp(drawn).resize(720)
  const turned = [3, 6, 8].map((orientation) => picture().withMetadata({ orientation }).jpeg().toBuffer())
  const moving = sharp([drawn, await sharp(drawn).negate().toBuffer()], { join: { animated: true } })
  const files = await Promise.all([
    ...Object.values(pictureFormats).map((make) => make(picture())),
    ...turned,
    moving.resize(480).gif().toBuffer(),
  ])
  return Promise.all(files.map(async (bytes) => (await client.assets.upload('image', bytes))._id))
}

/** The first of some documents with the fields that validation finds wrong taken from the next ones, until it finds none. */
async function madeValid(exists: ReadonlySet<string>, _id: string, samples: Random[]) {
  const [first, ...more] = samples
  let document = { ...first, _id } as Kept
  for (const next of more) {
    const wrong = await fieldsInError(exists, document)
    if (wrong.length === 0) return document
    document = { ...document, ...Object.fromEntries(wrong.map((field) => [field, next[field]])) }
  }
  return undefined
}

async function fieldsInError(exists: ReadonlySet<string>, document: Kept) {
  const errors = await errorsIn(workspace, document, exists)
  // A rule of the whole document names no field: then every field is drawn again.
  return errors.flatMap(({ path }) => (path.length > 0 ? [String(path[0])] : Object.keys(document).slice(2)))
}
