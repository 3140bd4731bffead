import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PackedPages } from './site-files.ts'

// The measure of all others: writes the pages of a built site from memory, and does nothing else.
const [packed, folder] = process.argv.slice(2) as [string, string]
const { pages } = JSON.parse(readFileSync(`${packed}.json`, 'utf8')) as PackedPages
const bytes = readFileSync(packed)
const folders = new Set<string>()
let start = 0
for (const [path, length] of pages) {
  const file = join(folder, path)
  const parent = dirname(file)
  if (!folders.has(parent)) mkdirSync(parent, { recursive: true })
  folders.add(parent)
  writeFileSync(file, bytes.subarray(start, start + length))
  start += length
}
