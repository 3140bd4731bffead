import type { SearchRecord, SearchType } from './record.ts'

/** What a result shows beside its text, as the index keeps it for a page. */
export interface ResultFacts {
  readonly title: string
  readonly type: SearchType
  /** ISO 8601, and in the words of the page's language. */
  readonly date?: { readonly time: string; readonly text: string } | undefined
  readonly sample?: SearchRecord['sample']
}

/** Between the blocks of a page's text. It takes a place of its own, so no phrase runs on from one block to the next. */
export const blockSeparator = ' · '

const privateUse = 0xe000

/**
 * Pagefind searches whatever it keeps for a page: `2025` would find every page of that year. Characters of the private
 * use area are no letters to it, so what is written in them is kept and never found.
 */
export function conceal(facts: ResultFacts): string {
  const bytes = new TextEncoder().encode(JSON.stringify(facts))
  return Array.from(bytes, (byte) => String.fromCharCode(privateUse + byte)).join('')
}

export function reveal(concealed: string): ResultFacts {
  const bytes = Uint8Array.from(concealed, (character) => character.charCodeAt(0) - privateUse)
  return JSON.parse(new TextDecoder().decode(bytes)) as ResultFacts
}
