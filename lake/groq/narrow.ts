import type { ExprNode } from 'groq-js'
import { compareIds, type LakeDocument } from '../store/document.ts'
import type { View } from './perspective.ts'
import { constantValue } from './syntax-tree.ts'

/**
 * Replaces the `*` of `*[_type == "x" && …]` by the documents that can pass, found by look-up, by type, id or reference. The filter itself
 * stays and decides; this only spares groq-js, which has no index, the rest of the dataset.
 */
export function narrow(node: ExprNode, view: View): ExprNode {
  if (node.type !== 'Filter' || node.base.type !== 'Everything') return node
  const documents = candidates(node.expr, view)
  return documents ? { ...node, base: { type: 'Value', value: documents } } : node
}

/** Documents that may pass `filter`, sorted by id; undefined when nothing can be ruled out. */
export function candidates(filter: ExprNode, view: View): readonly LakeDocument[] | undefined {
  switch (filter.type) {
    case 'Group':
      return candidates(filter.base, view)
    case 'And': {
      const left = candidates(filter.left, view)
      const right = candidates(filter.right, view)
      if (!left || !right) return left ?? right
      return left.length <= right.length ? left : right
    }
    case 'Or': {
      const left = candidates(filter.left, view)
      const right = candidates(filter.right, view)
      return left && right && inOrder(new Set([...left, ...right]))
    }
    case 'FuncCall':
      return filter.namespace === 'global' && filter.name === 'references'
        ? referring(filter.args, view)
        : undefined
    case 'OpCall': {
      if (filter.op === '==') {
        return lookUp(filter.left, filter.right, view) ?? lookUp(filter.right, filter.left, view)
      }
      return filter.op === 'in' ? lookUp(filter.left, filter.right, view) : undefined
    }
    default:
      return undefined
  }
}

function lookUp(attribute: ExprNode, values: ExprNode, view: View): readonly LakeDocument[] | undefined {
  if (attribute.type !== 'AccessAttribute' || attribute.base) return undefined
  if (attribute.name !== '_id' && attribute.name !== '_type') return undefined
  const constant = constantValue(values)
  if (!constant) return undefined
  const wanted: unknown[] = Array.isArray(constant.value) ? constant.value : [constant.value]
  const found = new Set<LakeDocument>()
  for (const value of wanted) {
    if (typeof value !== 'string') continue
    if (attribute.name === '_type') {
      const documents = view.ofType(value)
      if (wanted.length === 1) return documents
      for (const document of documents) found.add(document)
    } else {
      const document = view.get(value)
      if (document) found.add(document)
    }
  }
  return inOrder(found)
}

function referring(targets: readonly ExprNode[], view: View): readonly LakeDocument[] | undefined {
  const found = new Set<LakeDocument>()
  for (const target of targets) {
    const constant = constantValue(target)
    if (!constant) return undefined
    const ids: unknown[] = Array.isArray(constant.value) ? constant.value : [constant.value]
    for (const id of ids) {
      if (typeof id !== 'string') continue
      const documents = view.referringTo(id)
      if (!documents) return undefined
      for (const document of documents) found.add(document)
    }
  }
  return inOrder(found)
}

function inOrder(documents: Set<LakeDocument>): LakeDocument[] {
  return [...documents].sort((a, b) => compareIds(a._id, b._id))
}
