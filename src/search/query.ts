import { hanRun, separateHan } from './han.ts'

/** What is asked of the index: a page has to hold every word, and every phrase as it stands. */
export interface Query {
  /** All words and single Han characters, for finding and ranking. */
  readonly words: string
  /** Phrases as Pagefind takes them: quoted, with Han characters apart. */
  readonly phrases: readonly string[]
  /** The words and phrases as people read them, for marking them in excerpts. */
  readonly terms: readonly string[]
}

const quoted = /["“”「『]([^"“”「」『』]+)["“”」』]/gu

/** Runs of Han and quoted words are phrases; the rest are words. */
export function parseQuery(text: string): Query {
  return queryOf(text, (run) => [run])
}

/**
 * The same query with each long run of Han split into words, for when no page holds the run as it was typed
 * (香港大学教授招聘). Undefined where that changes nothing or the browser can't tell words apart.
 */
export function relaxQuery(text: string, lang: string): Query | undefined {
  if (!('Segmenter' in Intl)) return undefined
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
  const relaxed = queryOf(text.replace(quoted, ' $1 '), (run) =>
    [...segmenter.segment(run)].map(({ segment }) => segment),
  )
  return relaxed.terms.join(' ') === parseQuery(text).terms.join(' ') ? undefined : relaxed
}

function queryOf(text: string, split: (run: string) => readonly string[]): Query {
  const phrases: string[] = []
  const words: string[] = []
  const normal = text.normalize('NFKC')
  const unquoted = normal.replace(quoted, (_, phrase: string) => {
    phrases.push(phrase)
    return ' '
  })
  const rest = unquoted.replace(hanRun, (run) => {
    phrases.push(...split(run))
    return ' '
  })
  words.push(...wordsOf(rest))
  const asked = [...new Set(phrases.map((phrase) => wordsOf(separateHan(phrase, ' ')).join(' ')))].filter(
    Boolean,
  )
  return {
    words: [...words, ...asked].join(' '),
    phrases: asked.filter((phrase) => phrase.includes(' ')).map((phrase) => `"${phrase}"`),
    terms: [...new Set([...words, ...phrases.map((phrase) => phrase.trim())])].filter(
      (term) => wordsOf(term).length > 0,
    ),
  }
}

/** Letters and digits, with the marks that belong inside words; anything else Pagefind drops as well. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu) ?? []
}
