import { evaluateSync, toJS, type ExprNode } from 'groq-js'
import { compareIds, type LakeDocument } from '../store/document.ts'
import { candidates } from './narrow.ts'
import type { View } from './perspective.ts'
import { walk } from './syntax-tree.ts'
import { textSearch } from './text-search.ts'

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

/** What may stand in a test that asks for a document's type only. */
const TYPE_TEST_NODES = new Set(['And', 'Or', 'Not', 'Group', 'OpCall', 'Array', 'ArrayElement', 'Value'])

/** Whether a test gives the same for all documents of one type. */
function isTypeTest(node: unknown): boolean {
  let only = true
  walk(node, ({ type, base, name }) => {
    const isType = type === 'AccessAttribute' && base === undefined && name === '_type'
    if (!isType && !TYPE_TEST_NODES.has(type)) only = false
  })
  return only
}

/** The tests that all have to hold for `expr` to hold. */
function conjuncts(expr: ExprNode): ExprNode[] {
  if (expr.type === 'Group') return conjuncts(expr.base)
  return expr.type === 'And' ? [...conjuncts(expr.left), ...conjuncts(expr.right)] : [expr]
}

type SortKey = string | number | boolean | null

interface Order {
  node: ExprNode
  mappers: ExprNode[]
  descending: boolean[]
}

/** What the stages made of one document that passed the filters. */
interface Entry {
  readonly id: string
  readonly row: unknown
  /** Undefined where they are of a kind that only groq-js compares. */
  readonly keys: readonly SortKey[] | undefined
}

/** What the stages made of a view. */
interface Outcome {
  /** The view's, when it was looked at last. */
  version: number
  /** In the order asked for, and in that of the ids where that leaves it open. */
  readonly entries: Entry[]
  readonly byId: Map<string, Entry>
}

/**
 * The beginning of a query that looks at one document at a time (`*[filter]{projection} | order(…)`), and what it made of
 * each document of a view. Asked again after a write, a list costs what was written.
 */
export class PerDocumentStages {
  readonly #tree: ExprNode
  readonly #filters: readonly ExprNode[]
  readonly #projections: readonly ExprNode[]
  readonly #order: Order | undefined
  /** The filters, taken apart into what a type decides, searches of its texts, and what groq-js has to decide. */
  readonly #typeTests: readonly ExprNode[]
  readonly #searches: readonly ((document: unknown) => boolean)[]
  readonly #otherTests: readonly ExprNode[]
  readonly #typesPassing = new Map<string, boolean>()
  readonly #outcomes = new WeakMap<View, Outcome>()

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
    const tests = filters.flatMap((filter) => conjuncts((filter as { expr: ExprNode }).expr))
    const asFilter = (expr: ExprNode) => ({ type: 'Filter', expr }) as ExprNode
    const searches = tests.map((test) => textSearch(test))
    this.#typeTests = tests.filter(isTypeTest).map(asFilter)
    this.#searches = searches.filter((search) => search !== undefined)
    this.#otherTests = tests.filter((test, index) => !isTypeTest(test) && !searches[index]).map(asFilter)
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
    const entries = this.#outcomeFor(view).entries
    const last = (this.#projections.at(-1) ?? this.#filters.at(-1)) as ExprNode
    // Entries without keys come last.
    const sorted = this.#order && entries.at(-1)?.keys !== undefined
    const inOrder = sorted || !this.#order ? entries : entries.toSorted((a, b) => compareIds(a.id, b.id))
    const rows = inOrder.map(({ row }) => row)
    return replaceNode(this.#tree, sorted && this.#order ? this.#order.node : last, rows)
  }

  #outcomeFor(view: View): Outcome {
    const known = this.#outcomes.get(view)
    const changed = known && view.changedSince(known.version)
    const outcome = known && changed ? known : this.#outcomeOfAll(view)
    for (const id of new Set(changed)) this.#update(outcome, id, view.get(id))
    outcome.version = view.version
    this.#outcomes.set(view, outcome)
    return outcome
  }

  #outcomeOfAll(view: View): Outcome {
    const [first] = this.#filters
    const documents = (first && candidates((first as { expr: ExprNode }).expr, view)) ?? view.documents
    const entries = this.#look(documents).sort(this.#compare)
    return { version: view.version, entries, byId: new Map(entries.map((entry) => [entry.id, entry])) }
  }

  #update({ entries, byId }: Outcome, id: string, document: LakeDocument | undefined): void {
    const before = byId.get(id)
    if (before) entries.splice(this.#placeOf(before, entries), 1)
    byId.delete(id)
    const [after] = document ? this.#look([document]) : []
    if (!after) return
    entries.splice(this.#placeOf(after, entries), 0, after)
    byId.set(id, after)
  }

  /** What the stages make of documents, those left out that don't pass. */
  #look(documents: readonly LakeDocument[]): Entry[] {
    const found = documents.filter(
      (document) => this.#passesByType(document._type) && this.#searches.every((search) => search(document)),
    )
    if (found.length === 0) return []
    const passed = run(this.#otherTests, found) as LakeDocument[]
    const rows = run(this.#projections, passed)
    const elements = this.#order?.mappers.map((value) => ({ type: 'ArrayElement', value, isSplat: false }))
    const keysOf = { type: 'Map', expr: { type: 'Array', elements } } as unknown as ExprNode
    const keys = elements ? (run([keysOf], rows) as unknown[][]) : undefined
    return passed.map(({ _id: id }, index) => {
      const row = rows[index]
      return { id, row, keys: keys ? comparable(row, keys[index] as unknown[]) : [] }
    })
  }

  #passesByType(type: string): boolean {
    const known = this.#typesPassing.get(type)
    if (known !== undefined) return known
    const passes = run(this.#typeTests, [{ _type: type }]).length > 0
    this.#typesPassing.set(type, passes)
    return passes
  }

  /** Where an entry stands, or would stand. */
  #placeOf(entry: Entry, entries: readonly Entry[]): number {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(entries[middle] as Entry, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  readonly #compare = (a: Entry, b: Entry): number => {
    if (!a.keys || !b.keys) return Number(!a.keys) - Number(!b.keys) || compareIds(a.id, b.id)
    for (const [index, key] of a.keys.entries()) {
      const difference = compareKeys(key, b.keys[index] as SortKey)
      if (difference !== 0) return this.#order?.descending[index] ? -difference : difference
    }
    return compareIds(a.id, b.id)
  }
}

function comparable(row: unknown, keys: unknown[]): SortKey[] | undefined {
  const simple = keys.every((key) => typeof key !== 'object' || key === null)
  return simple && typeof row === 'object' && row !== null ? (keys as SortKey[]) : undefined
}

function takeWhile<T>(items: readonly T[], test: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !test(item))
  return items.slice(0, end < 0 ? items.length : end)
}

/** What stages make of values, one after the other. */
function run(stages: readonly ExprNode[], values: readonly unknown[]): readonly unknown[] {
  if (stages.length === 0) return values
  const query = stages.reduce<ExprNode>((base, stage) => ({ ...stage, base }) as ExprNode, {
    type: 'Value',
    value: values,
  })
  const result = evaluateSync(query)
  // Filters leave values as they are: JSON.
  const filtered = stages.every(({ type }) => type === 'Filter')
  return (filtered ? result.data : toJS(result)) as unknown[]
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
