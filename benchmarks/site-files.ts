import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The pages that follow one another in a packed file: their paths and lengths. */
export interface PackedPages {
  readonly pages: readonly (readonly [path: string, length: number])[]
}

/** Every file of a folder, by its path from there, in a fixed order. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Puts every page of a site into one file, from which `bare.ts` writes them again. */
export function packPages(site: string, packed: string): void {
  const file = openSync(packed, 'w')
  const pages = filesIn(site)
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, writeSync(file, readFileSync(join(site, path)))] as const)
  closeSync(file)
  writeFileSync(`${packed}.json`, JSON.stringify({ pages } satisfies PackedPages))
}

/** What a site is, in so far as two builds are compared, and how large. */
export interface SiteDigest {
  readonly files: ReadonlyMap<string, string>
  readonly pages: number
  readonly bytes: number
  /** The bytes of the pages alone. */
  readonly pageBytes: number
}

export function digestOfSite(site: string): SiteDigest {
  const files = new Map<string, string>()
  let bytes = 0
  let pages = 0
  let pageBytes = 0
  for (const path of filesIn(site)) {
    const content = readFileSync(join(site, path))
    files.set(path, createHash('sha256').update(content).digest('base64url'))
    bytes += content.length
    if (!path.endsWith('.html')) continue
    pages++
    pageBytes += content.length
  }
  return { files, pages, bytes, pageBytes }
}

/** Files that differ between two sites, and those that only one of them has. */
export function differences(a: SiteDigest, b: SiteDigest): string[] {
  return [...new Set([...a.files.keys(), ...b.files.keys()])].filter(
    (path) => a.files.get(path) !== b.files.get(path),
  )
}

/** How many pages link to each institution, by the path in the default language. */
export function pagesLinkingTo(site: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const path of filesIn(site)) {
    if (!path.endsWith('.html')) continue
    const links = readFileSync(join(site, path), 'utf8').matchAll(
      /href="(?:\/zh-han[st])?(\/(?:universities|organisations)\/[^"/]+\/)"/g,
    )
    for (const link of new Set([...links].map(([, target]) => target!))) {
      counts.set(link, (counts.get(link) ?? 0) + 1)
    }
  }
  return counts
}
