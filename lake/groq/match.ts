import { Path, type ExprNode } from 'groq-js'
import { constantValue } from './syntax-tree.ts'

/**
 * GROQ's `match`, without regard to case and accents: groq-js compares accents, the hosted API does not (zurich finds
 * Zürich). The GROQ specification leaves tokenisation open. Here a token is a run of characters other than white space and
 * punctuation, Chinese punctuation included, either of Han or of others. Chinese puts nothing between its words: a run of
 * Han in a pattern is found anywhere in one of the text, so that `大学` finds 清华大学, with an asterisk or without.
 */
const HAN = String.raw`\p{Script=Han}`
const SEPARATORS = String.raw`\s\p{P}\p{S}${HAN}`
const TOKEN = new RegExp(String.raw`${HAN}+|(?:[^${SEPARATORS}]|[._'’])+`, 'gu')
const HAN_TERM = new RegExp(String.raw`${HAN}[${HAN}*]*`, 'gu')
const TERM = new RegExp(String.raw`(?:[^${SEPARATORS}]|[._'’*])+`, 'gu')
const EDGE_DOTS = /(?<![^\P{L}\p{Script=Han}]|\p{N})[.'’]+|[.'’]+(?![^\P{L}\p{Script=Han}]|[\p{N}*])/gu

/** Letters that carry a stroke or a ligature, which Unicode does not decompose. */
const BASE_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
}

const ASCII = /^[\0-\x7f]*$/

/** Lower case without accents: `Zürich` and `ZURICH` become `zurich`. Marks of other scripts (が, ไม่) are no accents. */
function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/[ßæœøłđðı]/g, (letter) => BASE_LETTERS[letter] ?? letter)
}

function split(folded: string, token: RegExp): string[] {
  return folded.replace(EDGE_DOTS, '').match(token) ?? []
}

/** Finds a run of Han; an asterisk within it stands for others of the same run. */
function hanTest(term: string): RegExp {
  const parts = term.split('*').filter((part) => part !== '')
  return new RegExp(parts.join(`${HAN}*`), 'u')
}

function termTest(term: string): RegExp {
  return new RegExp(`^${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?:\\\*)+/g, '.*')}$`, 'u')
}

/**
 * The right side of a `match` as a groq-js path: `text in path(…)` asks a path's `matches`, the one place where
 * groq-js lets a value decide.
 */
class TextPattern extends Path {
  readonly #han: RegExp[]
  readonly #terms: RegExp[]
  /** What a text must contain for any hope: it is found much sooner than tokens are. */
  readonly #literals: string[]

  constructor(patterns: string[]) {
    super('')
    const folded = patterns.map(fold)
    const han = folded.flatMap((pattern) => pattern.match(HAN_TERM) ?? [])
    // What joins a word to a run of Han, as in 王_li, joins nothing once they are apart.
    const terms = folded
      .flatMap((pattern) => split(pattern.replace(HAN_TERM, ' '), TERM))
      .filter((term) => /[^._'’]/.test(term))
    this.#han = han.map(hanTest)
    this.#terms = terms.map(termTest)
    // Around dots and apostrophes a token may leave some of its characters out.
    this.#literals = [...han, ...terms.filter((term) => !/[.'’]/.test(term))].flatMap((term) =>
      term.split('*'),
    )
  }

  /** Tells whether every run of Han is found in the text, and every other term of the pattern matches some token of it. */
  override matches(text: string): boolean {
    if (this.#han.length + this.#terms.length === 0) return false
    const folded = fold(text)
    if (!this.#literals.every((literal) => folded.includes(literal))) return false
    if (!this.#han.every((term) => term.test(folded))) return false
    if (this.#terms.length === 0) return true
    const tokens = split(folded, TOKEN)
    return this.#terms.every((term) => tokens.some((token) => term.test(token)))
  }
}

/** What a `match` compared, before it was rewritten. */
interface TextMatch {
  text: ExprNode
  pattern: TextPattern
}

const originals = new WeakMap<ExprNode, TextMatch>()

const FALSE: ExprNode = { type: 'Value', value: false }

function call(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return { type: 'FuncCall', namespace, name, args }
}

/**
 * The `match` operator rewritten to the comparison above; other nodes as they are. Undefined when the pattern is
 * computed from documents: that is refused by name, not answered by groq-js's own comparison.
 */
export function rewriteMatch(node: ExprNode): ExprNode | undefined {
  if (node.type !== 'OpCall' || node.op !== 'match') return node
  const right = constantValue(node.right)
  if (!right) return undefined
  const patterns: unknown[] = Array.isArray(right.value) ? right.value : [right.value]
  if (patterns.length === 0 || !patterns.every((value) => typeof value === 'string')) return FALSE

  // An array matches by all its strings together, as if they were one text.
  const strings: ExprNode = {
    type: 'Filter',
    base: { type: 'ArrayCoerce', base: node.left },
    expr: call('string', 'startsWith', [{ type: 'This' }, { type: 'Value', value: '' }]),
  }
  const joined = call('array', 'join', [strings, { type: 'Value', value: ' ' }])
  const text = call('global', 'coalesce', [joined, node.left])
  const pattern = new TextPattern(patterns)
  const matches: ExprNode = {
    type: 'OpCall',
    op: 'in',
    left: text,
    right: { type: 'Value', value: pattern },
  }
  const rewritten = call('global', 'coalesce', [matches, FALSE])
  originals.set(rewritten, { text: node.left, pattern })
  return rewritten
}

/** The `match` that `rewriteMatch` made this node of; undefined for any other node. */
export function originalMatch(node: ExprNode): TextMatch | undefined {
  return originals.get(node)
}
