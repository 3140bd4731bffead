import { evaluateSync, type ExprNode } from 'groq-js'

/** Anything that groq-js's parser may put into its tree. */
type TreeNode = { type: string } & Record<string, unknown>

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Visits every node, parents first. What a `Value` holds is data, not syntax, and is left alone. */
export function walk(value: unknown, visit: (node: TreeNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
  } else if (isNode(value)) {
    visit(value)
    if (value.type !== 'Value') for (const child of Object.values(value)) walk(child, visit)
  }
}

/** A copy of the tree in which each node went through `replace`, children first. */
export function rewrite(tree: ExprNode, replace: (node: ExprNode) => ExprNode): ExprNode {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (!isNode(value)) return value
    if (value.type === 'Value') return replace(value as unknown as ExprNode)
    const entries = Object.entries(value).map(([key, child]) => [key, copy(child)] as const)
    return replace(Object.fromEntries(entries) as unknown as ExprNode)
  }
  return copy(tree) as ExprNode
}

const CONSTANT_TYPES = new Set(['Value', 'Group', 'Array', 'ArrayElement', 'OpCall', 'Neg', 'Pos'])

/**
 * The value of an expression that depends on no document (literals and parameters, and what is computed of them),
 * or undefined for any other.
 */
export function constantValue(node: ExprNode): { value: unknown } | undefined {
  let constant = true
  walk(node, ({ type, namespace, name }) => {
    const pure = type === 'FuncCall' && (namespace === 'string' || name === 'lower' || name === 'upper')
    if (!CONSTANT_TYPES.has(type) && !pure) constant = false
  })
  return constant ? { value: evaluateSync(node).data } : undefined
}
