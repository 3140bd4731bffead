import { Parser } from 'htmlparser2'
import { ignoreAttribute, recordAttribute, type SearchRecord } from './record.ts'

export interface IndexedPage {
  /** The language of the page, from `<html lang>`. */
  readonly lang: string
  readonly record: SearchRecord
  /** The text of `<main>`, a string for each block. */
  readonly blocks: readonly string[]
}

/** Elements that text flows through; any other one ends a block. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

const unread = new Set(
  'script style template noscript svg canvas object audio video select textarea'.split(' '),
)

/** What a built page says to the search index; undefined where it has no record, for such a page isn't indexed. */
export function readPage(html: string): IndexedPage | undefined {
  if (!html.includes(recordAttribute)) return undefined
  let lang: string | undefined
  let record: SearchRecord | undefined
  const blocks: string[] = []
  let block = ''
  // Depths of open elements: of <main>, and of the outermost element whose text isn't read.
  let depth = 0
  let main = 0
  let skipped = 0

  const endBlock = () => {
    const text = block.replace(/\s+/g, ' ').trim()
    if (text) blocks.push(text)
    block = ''
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      if (name === 'html') lang = attributes['lang']
      if (name === 'main' && main === 0) main = depth
      const found = attributes[recordAttribute]
      if (found !== undefined) record = JSON.parse(found) as SearchRecord
      if (skipped === 0 && isSkipped(name, attributes)) skipped = depth
      if (!inline.has(name)) endBlock()
    },
    ontext(text) {
      if (main > 0 && skipped === 0) block += text
    },
    onclosetag(name) {
      if (!inline.has(name)) endBlock()
      if (depth === skipped) skipped = 0
      if (depth === main) main = 0
      depth--
    },
  })
  parser.end(html)
  return lang !== undefined && record ? { lang, record, blocks } : undefined
}

function isSkipped(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    unread.has(name) ||
    ignoreAttribute in attributes ||
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true'
  )
}
