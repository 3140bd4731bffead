import type { ExprNode } from 'groq-js'
import { queryError, type LakeError } from '../http/errors.ts'
import { walk } from './syntax-tree.ts'

/**
 * What groq-js parses but cannot run, or can run only in modes that the lake has no use for. The hosted API knows all
 * of them; answering without would be answering wrongly.
 */
const UNSUPPORTED_NAMESPACES = new Set(['geo', 'documents', 'media', 'text', 'user', 'delta', 'diff'])
const UNSUPPORTED_GLOBALS = new Set(['anywhere'])

/** A 400 that names a construct, with the range of its first occurrence in the query. */
export function unsupported(query: string, name: string, occurrence: RegExp): LakeError {
  const found = occurrence.exec(query)
  const start = found?.index ?? 0
  const end = start + (found?.[0].length ?? query.length)
  return queryError(`${name} is not supported by the local lake`, query, start, end)
}

/**
 * Throws a GROQ error when the query uses what the lake cannot answer, or a parameter that was not given (groq-js
 * takes it for null).
 * @param tree parsed with the parameters that were given, so that those are values by now
 */
export function refuseUnsupported(tree: ExprNode, query: string): void {
  walk(tree, (node) => {
    if (node.type === 'FuncCall') {
      const { namespace, name } = node as { namespace: string; name: string } & typeof node
      if (UNSUPPORTED_NAMESPACES.has(namespace)) {
        throw unsupported(query, `${namespace}::${name}()`, new RegExp(`${namespace}\\s*::\\s*${name}`))
      }
      if (namespace === 'global' && UNSUPPORTED_GLOBALS.has(name)) {
        throw unsupported(query, `${name}()`, new RegExp(`\\b${name}\\b`))
      }
    }
    if (node.type === 'SelectorFuncCall' || node.type === 'Context') {
      const name = String(node.name ?? node.key)
      throw unsupported(query, `${name}()`, new RegExp(`\\b${name}\\b`))
    }
    if (node.type === 'Parameter') {
      const name = String(node.name)
      const found = new RegExp(`\\$${name}\\b`).exec(query)
      const start = found?.index ?? 0
      throw queryError(`param $${name} referenced, but not provided`, query, start, start + name.length + 1)
    }
  })
}
