import { Path, type ExprNode } from 'groq-js'
import { constantValue } from './syntax-tree.ts'

/**
 * GROQ's `match`, without regard to case and accents: groq-js compares accents, the hosted API does not (zurich finds
 * Zürich). The GROQ specification leaves tokenisation open. Here a token is a run of characters other than white
 * space and punctuation, Chinese punctuation included; a run of Han characters is one token, so that `清华*` finds
 * 清华大学 and `大学` alone does not.
 */
const SEPARATORS = String.raw`\s\p{P}\p{S}`
const TOKEN = new RegExp(String.raw`(?:[^${SEPARATORS}]|[._'’])+`, 'gu')
const PATTERN = new RegExp(String.raw`(?:[^${SEPARATORS}]|[._'’*])+`, 'gu')
const EDGE_DOTS = /(?<![\p{L}\p{N}])[.'’]+|[.'’]+(?![\p{L}\p{N}*])/gu

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

function termTest(term: string): RegExp {
  return new RegExp(`^${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?:\\\*)+/g, '.*')}$`, 'u')
}

/**
 * The right side of a `match` as a groq-js path: `text in path(…)` asks a path's `matches`, the one place where
 * groq-js lets a value decide.
 */
class TextPattern extends Path {
  readonly #terms: RegExp[]
  /** What a text must contain for any hope: it is found much sooner than tokens are. */
  readonly #literals: string[]

  constructor(patterns: string[]) {
    super('')
    const terms = patterns.flatMap((pattern) => split(fold(pattern), PATTERN))
    this.#terms = terms.map(termTest)
    // Around dots and apostrophes a token may leave some of its characters out.
    this.#literals = terms.filter((term) => !/[.'’]/.test(term)).flatMap((term) => term.split('*'))
  }

  /** Tells whether every term of the pattern matches some token of the text. */
  override matches(text: string): boolean {
    if (this.#terms.length === 0) return false
    const folded = fold(text)
    if (!this.#literals.every((literal) => folded.includes(literal))) return false
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
