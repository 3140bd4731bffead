import { fold } from '../site/letters.ts'
import { foldInPlace } from './fold-in-place.ts'
import { hasHan } from './han.ts'

/** A piece of an excerpt; marked where it is what was asked for. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

interface Span {
  readonly start: number
  readonly end: number
  readonly term: number
}

/**
 * The part of a page's text that shows most of the terms, as pieces to be put into the page as text. Pagefind's own
 * excerpts are HTML, cut Chinese short and mark every character apart.
 */
export function excerptOf(text: string, terms: readonly string[], length: number): Piece[] {
  const spans = findTerms(text, terms)
  const shown = densest(spans, length)
  // A third of what is left over stands before, so that one reads what it is about.
  const before = Math.round((length - (shown.end - shown.start)) / 3)
  const start = beginning(
    text,
    Math.max(0, Math.min(shown.start - before, text.length - length)),
    shown.start,
  )
  const end = wordEnd(text, Math.min(text.length, start + length))
  const pieces: Piece[] = []
  const add = (from: number, to: number, marked: boolean) => {
    if (from < to) pieces.push({ text: text.slice(from, to), marked })
  }
  if (start > 0) pieces.push({ text: '… ', marked: false })
  let at = start
  for (const span of merge(spans)) {
    if (span.end <= start || span.start >= end) continue
    add(at, Math.max(at, span.start), false)
    add(Math.max(at, span.start), Math.min(end, span.end), true)
    at = Math.max(at, Math.min(end, span.end))
  }
  add(at, end, false)
  if (end < text.length) pieces.push({ text: ' …', marked: false })
  return pieces
}

function findTerms(text: string, terms: readonly string[]): Span[] {
  const folded = foldInPlace(text)
  return terms
    .flatMap((term, index) => [...folded.matchAll(patternFor(term))].map((match) => spanOf(match, index)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function spanOf(match: RegExpExecArray, term: number): Span {
  return { start: match.index, end: match.index + match[0].length, term }
}

/** Han as it stands; a Latin word together with its other endings, as the index finds those too. */
function patternFor(term: string): RegExp {
  const folded = fold(term)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const source = folded.split(' ').join('[^\\p{L}\\p{N}]*')
  if (hasHan(folded)) return new RegExp(source, 'gu')
  const stem =
    folded.length > 5 && !folded.includes(' ') ? folded.slice(0, Math.ceil(folded.length * 0.7)) : source
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}])${stem}[\\p{Script=Latin}\\p{N}]*`, 'gu')
}

/** The stretch that holds most different terms, and the shortest and first of equals. */
function densest(spans: readonly Span[], length: number): { start: number; end: number } {
  let best = { start: 0, end: 0, terms: 0 }
  for (const [index, { start }] of spans.entries()) {
    const seen = new Set<number>()
    for (const { end, term } of spans.slice(index)) {
      if (end > start + length) break
      seen.add(term)
      const better = seen.size - best.terms || best.end - best.start - (end - start)
      if (better > 0) best = { start, end, terms: seen.size }
    }
  }
  return best
}

/** Overlapping and touching spans as one: Han characters found one by one are marked together. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}

/** After the last end of a sentence or block between two places, else at the word that stands at the first. */
function beginning(text: string, from: number, to: number): number {
  const ends = from === 0 ? [] : [...text.slice(from, to).matchAll(/[。！？]| · |[.!?] /g)]
  const last = ends.at(-1)
  return last ? from + last.index + last[0].length : wordStart(text, from)
}

const inWord = /[\p{Script=Latin}\p{N}]/u

function wordStart(text: string, at: number): number {
  while (at > 0 && inWord.test(text[at]!) && inWord.test(text[at - 1]!)) at--
  return isLowSurrogate(text, at) ? at - 1 : at
}

function wordEnd(text: string, at: number): number {
  while (at < text.length && inWord.test(text[at]!) && inWord.test(text[at - 1]!)) at++
  return isLowSurrogate(text, at) ? at + 1 : at
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text[at] ?? '')
}
