import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { DomUtils, parseDocument } from 'htmlparser2'
import type { Workspace } from 'sanity'
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
import { formatProblem, type Problem } from '../../src/sanity/problems.ts'
import { pathsOf, typesWithPage } from '../../studio/slugs/paths.ts'
import { errorsIn, studioWorkspace } from '../studio-workspace.ts'
import { randomDocument, type Random } from './random-documents.ts'
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
const drawsOf: Record<string, number> = { event: 20 }
const seed = 20_261_123

let folders: SiteFolders
let lake: RunningLake
let remove: () => Promise<void>
let made: (Random & { _id: string })[]
let outcome: { status: number | null; output: string }
let problems: Problem[]

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  folders = foldersIn(temporary.folder)
  lake = await startLake({ data: folders.lake })
  made = await validDocuments(await studioWorkspace(lake))
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

test('each has its page in every language that it has, or the report says what it waits for', () => {
  const files = filesOf(folders.dist)
  const waiting = new Set(
    problems.filter(({ consequence }) => consequence === 'held back').map(({ documentId }) => documentId),
  )
  const withPage = made.filter(({ _type }) => typesWithPage.includes(_type))
  const missing = withPage
    .filter(({ _id }) => !waiting.has(_id))
    .flatMap((document) => pathsOf(document))
    .filter((path) => !files.has(`${path.slice(1)}index.html`))
  expect(missing).toEqual([])
  const late = made.filter(
    ({ _type, publishedAt }) =>
      _type === 'newsArticle' && Date.parse(String(publishedAt)) > Date.parse(buildTime),
  )
  expect([...waiting].sort()).toEqual(late.map(({ _id }) => _id).sort())
  expect(late.length).toBeGreaterThan(0)
})

test('each redirect leads to its document, or the report says that there is none', async () => {
  const lines = (await readFile(join(folders.dist, '_redirects'), 'utf8')).split('\n')
  const from = new Set(lines.map((line) => line.split(' ')[0]))
  const reported = new Set(problems.map(({ documentId }) => documentId))
  const redirects = made.filter(({ _type }) => _type === 'redirect')
  expect(redirects.filter((each) => !from.has(String(each['from'])) && !reported.has(each._id))).toEqual([])
  expect(from.size).toBeGreaterThan(1)
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
async function validDocuments(workspace: Workspace): Promise<Kept[]> {
  const client = lakeClient(lake)
  const pictures = await Promise.all(
    ['aiot-classroom.png', 'campus-quadrangle.png'].map(async (name) => {
      const { _id } = await client.assets.upload('image', await readFile(join(sampleData, 'images', name)))
      return _id
    }),
  )
  const documents: Record<string, string[]> = {}
  const kept: Kept[] = []
  for (const type of order) {
    const count = countOf[type] ?? usualCount
    const draws = drawsOf[type] ?? usualDraws
    const arbitrary = randomDocument(workspace.schema, type, { documents, pictures })
    const samples = fc.sample(arbitrary, { numRuns: count * draws, seed })
    const exists = new Set([...kept.map(({ _id }) => _id), ...pictures])
    const valid = await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const _id = type === 'siteSettings' ? type : `${type}-${index}`
        return madeValid(workspace, exists, _id, samples.slice(index * draws, (index + 1) * draws))
      }),
    )
    // They were judged side by side: of those that chance gave one address, the first is kept.
    const addresses = new Set<string>()
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
  return kept
}

/** The first of some documents with the fields that validation finds wrong taken from the next ones, until it finds none. */
async function madeValid(workspace: Workspace, exists: ReadonlySet<string>, _id: string, samples: Random[]) {
  const [first, ...more] = samples
  let document = { ...first, _id } as Kept
  for (const next of more) {
    const wrong = await fieldsInError(workspace, exists, document)
    if (wrong.length === 0) return document
    document = { ...document, ...Object.fromEntries(wrong.map((field) => [field, next[field]])) }
  }
  return undefined
}

async function fieldsInError(workspace: Workspace, exists: ReadonlySet<string>, document: Kept) {
  const errors = await errorsIn(workspace, document, exists)
  // A rule of the whole document names no field: then every field is drawn again.
  return errors.flatMap(({ path }) => (path.length > 0 ? [String(path[0])] : Object.keys(document).slice(2)))
}
