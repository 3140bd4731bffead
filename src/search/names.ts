import { fold } from '../site/letters.ts'
import type { SearchType } from './record.ts'

/**
 * Pagefind ranks by how often words occur, which buries the page of what was asked for by name, and it can't know that
 * zurich university and University-Zürich look alike. So names have a list of their own, in small files by first letter.
 */

/** One form of a name: its key, and Pagefind's id of the page that it names. */
export type NameForm = readonly [key: string, page: string]

/** Where a name is looked up, without regard to case, accents, spaces and punctuation, and to “The” before it. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const othersShards = 32

/** The file that holds the names that begin as the key does. */
export function shardOf(key: string): string {
  const first = key.codePointAt(0) ?? 0
  return first < 128 ? String.fromCodePoint(first) : `u${first % othersShards}`
}

/** One file for each Latin letter and digit, some for all others. All are written: a browser asks for any of them. */
export const shards: readonly string[] = [
  ...'0123456789abcdefghijklmnopqrstuvwxyz',
  ...Array.from({ length: othersShards }, (_, index) => `u${index}`),
]

/** Only names: a news title is found by its words. */
export function isNamed(type: SearchType): boolean {
  return type !== 'news'
}

const maxBeginnings = 5

/** The pages that the query names: in full first, then those whose name begins with it, shortest first. */
export function matchNames(
  forms: readonly NameForm[],
  query: string,
): { named: string[]; beginning: string[] } {
  const key = nameKey(query)
  if (key === '') return { named: [], beginning: [] }
  const named = new Set(forms.filter(([form]) => form === key).map(([, page]) => page))
  const begins =
    key.length < 2 ? [] : forms.filter(([form, page]) => form.startsWith(key) && !named.has(page))
  const shortestFirst = begins.toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return {
    named: [...named],
    beginning: [...new Set(shortestFirst.map(([, page]) => page))].slice(0, maxBeginnings),
  }
}
