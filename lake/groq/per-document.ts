import { evaluateSync, toJS, type ExprNode } from 'groq-js'
import type { LakeDocument } from '../store/document.ts'
import { candidates } from './narrow.ts'
import type { View } from './perspective.ts'
import { walk } from './syntax-tree.ts'

/** Namespaces whose functions know nothing but their arguments. */
const PURE_NAMESPACES = new Set(['global', 'string', 'array', 'math', 'pt', 'dateTime'])

/** What looks at other documents, or at the surroundings of the query. */
const IMPURE_TYPES = new Set(['Everything', 'Deref', 'Parameter', 'Parent', 'Context', 'SelectorFuncCall'])

/** Whether an expression gives the same for the same document whatever else is stored, and whenever it is asked. */
function isPure(node: unknown): boolean {
  let pure = true
  walk(node, ({ type, namespace, name }) => {
    if (IMPURE_TYPES.has(type)) pure = false
    if (type !== 'FuncCall') return
    if (!PURE_NAMESPACES.has(String(namespace)) || name === 'now' || name === 'identity') pure = false
  })
  return pure
}

type SortKey = string | number | boolean | null

interface Order {
  node: ExprNode
  mappers: ExprNode[]
  descending: boolean[]
}

/**
 * The beginning of a query that looks at one document at a time (`*[filter]{projection} | order(…)`), and what it made of
 * each. Stored documents never change, so that remains true: asked again after a write, a list costs what was written.
 */
export class PerDocumentStages {
  readonly #tree: ExprNode
  /** The last of the stages that make rows of a document: a filter or a projection. */
  readonly #rowStage: ExprNode
  readonly #order: Order | undefined
  readonly #rows = new WeakMap<LakeDocument, readonly unknown[]>()
  readonly #keys = new WeakMap<object, SortKey[] | undefined>()

  private constructor(tree: ExprNode, rowStage: ExprNode, order: Order | undefined) {
    this.#tree = tree
    this.#rowStage = rowStage
    this.#order = order
  }

  /** Undefined for a query that doesn't begin so. */
  static of(tree: ExprNode): PerDocumentStages | undefined {
    const chain: ExprNode[] = [tree]
    for (let node = tree; 'base' in node && node.base; node = node.base as ExprNode) {
      chain.unshift(node.base as ExprNode)
    }
    if (chain[0]?.type !== 'Everything') return undefined
    let count = 1
    for (; count < chain.length; count += 1) {
      const stage = chain[count] as ExprNode
      if ((stage.type !== 'Filter' && stage.type !== 'Map') || !isPure(stage.expr)) break
    }
    if (count === 1) return undefined
    return new PerDocumentStages(tree, chain[count - 1] as ExprNode, orderOf(chain[count]))
  }

  /** The query with these stages replaced by their outcome for a view. */
  apply(view: View): ExprNode {
    const rows: unknown[] = []
    for (const document of this.#documents(view)) {
      let made = this.#rows.get(document)
      if (!made) {
        made = toJS(evaluateSync(overOne(this.#rowStage, document))) as unknown[]
        this.#rows.set(document, made)
      }
      for (const row of made) rows.push(row)
    }
    const sorted = this.#order && this.#sort(rows, this.#order)
    return sorted && this.#order
      ? replaceNode(this.#tree, this.#order.node, sorted)
      : replaceNode(this.#tree, this.#rowStage, rows)
  }

  #documents(view: View): readonly LakeDocument[] {
    let first = this.#rowStage
    while ('base' in first && (first.base as ExprNode).type !== 'Everything') first = first.base as ExprNode
    return (first.type === 'Filter' ? candidates(first.expr, view) : undefined) ?? view.documents
  }

  /** The rows in order, or undefined where their keys are of a kind that only groq-js compares. */
  #sort(rows: readonly unknown[], { mappers, descending }: Order): unknown[] | undefined {
    const entries: { row: unknown; keys: SortKey[] }[] = []
    for (const row of rows) {
      const keys = this.#keysOf(row, mappers)
      if (!keys) return undefined
      entries.push({ row, keys })
    }
    entries.sort((a, b) => {
      for (const [index, down] of descending.entries()) {
        const difference = compareKeys(a.keys[index] as SortKey, b.keys[index] as SortKey)
        if (difference !== 0) return down ? -difference : difference
      }
      return 0
    })
    return entries.map(({ row }) => row)
  }

  #keysOf(row: unknown, mappers: ExprNode[]): SortKey[] | undefined {
    const known = typeof row === 'object' && row !== null ? row : undefined
    if (known && this.#keys.has(known)) return this.#keys.get(known)
    const values: unknown[] = mappers.map((mapper) => toJS(evaluateSync(mapper, { root: row })))
    const keys = values.every((value) => typeof value !== 'object' || value === null)
      ? (values as SortKey[])
      : undefined
    if (known) this.#keys.set(known, keys)
    return keys
  }
}

function orderOf(node: ExprNode | undefined): Order | undefined {
  if (node?.type !== 'PipeFuncCall' || node.name !== 'order' || !isPure(node.args)) return undefined
  return {
    node,
    mappers: node.args.map((arg) => (arg.type === 'Asc' || arg.type === 'Desc' ? arg.base : arg)),
    descending: node.args.map((arg) => arg.type === 'Desc'),
  }
}

/** GROQ's order of values of different kinds, then of their values. */
const RANKS: Record<string, number> = { number: 2, string: 3, boolean: 4 }

function compareKeys(a: SortKey, b: SortKey): number {
  const rank = (RANKS[typeof a] ?? 100) - (RANKS[typeof b] ?? 100)
  if (rank !== 0 || a === null || b === null) return rank
  return a < b ? -1 : a > b ? 1 : 0
}

/** The stages as a query over one document. */
function overOne(stage: ExprNode, document: LakeDocument): ExprNode {
  if (stage.type === 'Everything') return { type: 'Value', value: [document] }
  return { ...stage, base: overOne((stage as { base: ExprNode }).base, document) } as ExprNode
}

function replaceNode(tree: ExprNode, node: ExprNode, value: unknown[]): ExprNode {
  if (tree === node) return { type: 'Value', value }
  return { ...tree, base: replaceNode((tree as { base: ExprNode }).base, node, value) } as ExprNode
}
