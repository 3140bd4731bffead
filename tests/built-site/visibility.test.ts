import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomUtils } from 'htmlparser2'
import { expect, test } from 'vitest'
import { sampleData } from '../../scripts/paths.ts'
import { type Locale } from '../../src/site/locales.ts'
import { pathFor } from '../../src/site/routes.ts'
import { buildTime } from '../../scripts/sample-site.ts'
import { filesOf, plain } from './site-files.ts'
import { origin, readPages, siteFolder } from './site-pages.ts'
import { unpublishedPhrase } from '../../scripts/unpublished-samples.ts'

interface SampleArticle {
  _id: string
  title: string
  slug: { current: string }
  language: Locale
  publishedAt: string
  sample?: boolean
}

const articles = readFileSync(join(sampleData, 'newsArticle.ndjson'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as SampleArticle)
const pathOf = ({ slug, language }: SampleArticle) =>
  pathFor({ kind: 'newsArticle', slug: slug.current }, language)
const isHeldBack = ({ publishedAt }: SampleArticle) => new Date(publishedAt) > new Date(buildTime)

const files = filesOf(siteFolder())
const pages = new Map(readPages(files).map((page) => [page.path, page]))

function filesWith(phrase: string): string[] {
  return [...files].filter(([, bytes]) => plain(bytes).includes(phrase)).map(([file]) => file)
}

test('nothing of a draft or of a release is in any file, the search index included', () => {
  expect(filesWith(unpublishedPhrase)).toEqual([])
  expect([...files.keys()].filter((file) => /never-published|in-a-release/.test(file))).toEqual([])
  // The words of an article whose draft says something else are there: the test can see what is published.
  expect(filesWith('exchange meeting').length).toBeGreaterThan(3)
})

test('nothing of the preview of drafts is in any file', () => {
  for (const part of [
    'preview-bar',
    'data-preview',
    '/api/changes',
    'visual-editing',
    'draft-mode',
    'comlink',
  ]) {
    expect(filesWith(part), part).toEqual([])
  }
})

test('an article that waits for its publishing time is nowhere', () => {
  const waiting = articles.filter(isHeldBack)
  expect(waiting.length).toBeGreaterThanOrEqual(3)
  for (const article of waiting) {
    expect(filesWith(article.title), article._id).toEqual([])
    expect(pages.has(pathOf(article)), article._id).toBe(false)
  }
})

test('every published article has its page', () => {
  const published = articles.filter((article) => !isHeldBack(article))
  expect(published.length).toBeGreaterThan(80)
  expect(published.map(pathOf).filter((path) => !pages.has(path))).toEqual([])
})

test('sample articles say so, and stay out of search engines', () => {
  const samples = articles.filter((article) => article.sample && !isHeldBack(article))
  expect(samples.length).toBeGreaterThan(30)
  const sitemap = String(files.get('sitemap.xml'))
  for (const article of samples) {
    const page = pages.get(pathOf(article))!
    expect(page.noindex, page.path).toBe(true)
    expect(sitemap, page.path).not.toContain(`${origin}${page.path}<`)
    const marks = DomUtils.filter(
      (node) => 'attribs' in node && /(^|\s)sample/.test(node.attribs.class ?? ''),
      page.all('main'),
    )
    expect(marks.length, page.path).toBeGreaterThan(0)
  }
})

test('real articles are open to search engines', () => {
  const real = articles.filter((article) => !article.sample && !isHeldBack(article))
  expect(real.length).toBeGreaterThan(5)
  for (const article of real) expect(pages.get(pathOf(article))!.noindex, article._id).toBe(false)
})
