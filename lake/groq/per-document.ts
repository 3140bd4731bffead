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

/** Stands for the outcome of a document that the filters leave out. */
const LEFT_OUT = Symbol('left out')

/**
 * The beginning of a query that looks at one document at a time (`*[filter]{projection} | order(…)`), and what it made of
 * each. Stored documents never change, so that remains true: asked again after a write, a list costs what was written.
 */
export class PerDocumentStages {
  readonly #tree: ExprNode
  readonly #filters: readonly ExprNode[]
  readonly #projections: readonly ExprNode[]
  readonly #order: Order | undefined
  readonly #rows = new WeakMap<LakeDocument, unknown>()
  readonly #keys = new WeakMap<object, readonly unknown[]>()

  private constructor(
    tree: ExprNode,
    filters: ExprNode[],
    projections: ExprNode[],
    order: Order | undefined,
  ) {
    this.#tree = tree
    this.#filters = filters
    this.#projections = projections
    this.#order = order
  }

  /** Undefined for a query that doesn't begin so. */
  static of(tree: ExprNode): PerDocumentStages | undefined {
    const chain: ExprNode[] = [tree]
    for (let node = tree; 'base' in node && node.base; node = node.base as ExprNode) {
      chain.unshift(node.base as ExprNode)
    }
    if (chain[0]?.type !== 'Everything') return undefined
    const stages = chain.slice(1)
    const isStage = (type: string) => (stage: ExprNode) =>
      stage.type === type && isPure((stage as { expr: ExprNode }).expr)
    const filters = takeWhile(stages, isStage('Filter'))
    const projections = takeWhile(stages.slice(filters.length), isStage('Map'))
    const count = filters.length + projections.length
    return count === 0 ? undefined : new PerDocumentStages(tree, filters, projections, orderOf(stages[count]))
  }

  /** The query with these stages replaced by their outcome for a view. */
  apply(view: View): ExprNode {
    const [first] = this.#filters
    const expr = first && (first as { expr: ExprNode }).expr
    const documents = (expr && candidates(expr, view)) ?? view.documents
    this.#look(documents.filter((document) => !this.#rows.has(document)))
    const rows: unknown[] = []
    for (const document of documents) {
      const row = this.#rows.get(document)
      if (row !== LEFT_OUT) rows.push(row)
    }
    const sorted = this.#order && this.#sort(rows, this.#order)
    const last = this.#projections.at(-1) ?? this.#filters.at(-1)
    return sorted && this.#order
      ? replaceNode(this.#tree, this.#order.node, sorted)
      : replaceNode(this.#tree, last as ExprNode, rows)
  }

  /** Works out the rows of documents that are new. */
  #look(documents: readonly LakeDocument[]): void {
    if (documents.length === 0) return
    const passed = run(this.#filters, documents) as LakeDocument[]
    const rows = run(this.#projections, passed)
    for (const document of documents) this.#rows.set(document, LEFT_OUT)
    for (const [index, document] of passed.entries()) this.#rows.set(document, rows[index])
  }

  /** The rows in order, or undefined where their keys are of a kind that only groq-js compares. */
  #sort(rows: readonly unknown[], { mappers, descending }: Order): unknown[] | undefined {
    if (!rows.every((row) => typeof row === 'object' && row !== null)) return undefined
    const objects = rows as object[]
    const fresh = objects.filter((row) => !this.#keys.has(row))
    const elements = mappers.map((value) => ({ type: 'ArrayElement', value, isSplat: false }))
    const keysOf = { type: 'Map', expr: { type: 'Array', elements } } as unknown as ExprNode
    for (const [index, keys] of run([keysOf], fresh).entries()) {
      this.#keys.set(fresh[index] as object, keys as unknown[])
    }
    const entries = objects.map((row) => ({ row, keys: this.#keys.get(row) as SortKey[] }))
    const comparable = ({ keys }: { keys: unknown[] }): boolean =>
      keys.every((key) => typeof key !== 'object' || key === null)
    if (!entries.every(comparable)) return undefined
    entries.sort((a, b) => {
      for (const [index, down] of descending.entries()) {
        const difference = compareKeys(a.keys[index] as SortKey, b.keys[index] as SortKey)
        if (difference !== 0) return down ? -difference : difference
      }
      return 0
    })
    return entries.map(({ row }) => row)
  }
}

function takeWhile<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !test(item))
  return items.slice(0, end < 0 ? items.length : end)
}

/** What stages make of values, one after the other. */
function run(stages: readonly ExprNode[], values: readonly unknown[]): readonly unknown[] {
  const query = stages.reduce<ExprNode>((base, stage) => ({ ...stage, base }) as ExprNode, {
    type: 'Value',
    value: values,
  })
  return stages.length === 0 ? values : (toJS(evaluateSync(query)) as unknown[])
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

function replaceNode(tree: ExprNode, node: ExprNode, value: unknown[]): ExprNode {
  if (tree === node) return { type: 'Value', value }
  return { ...tree, base: replaceNode((tree as { base: ExprNode }).base, node, value) } as ExprNode
}
