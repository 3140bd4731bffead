import { evaluateSync, GroqSyntaxError, parse, toJS, type ExprNode } from 'groq-js'
import { queryError } from '../http/errors.ts'
import { rewriteMatch } from './match.ts'
import { narrow } from './narrow.ts'
import type { View } from './perspective.ts'
import { refuseUnsupported, unsupported } from './refuse.ts'
import { rewrite } from './syntax-tree.ts'

export interface QueryContext {
  /** The documents that `*` selects from. */
  view: View
  /** Where `->` looks, when that is not the view itself. */
  references?: View
  /** What `sanity::projectId()` and `sanity::dataset()` answer. */
  projectId: string
  dataset: string
  /** What `identity()` answers. */
  identity: string
}

/**
 * Parses a query with its parameters in place, which lets them stand in slices.
 * @throws a GROQ error (400) with its position
 */
export function parseQuery(query: string, params: Record<string, unknown>): ExprNode {
  let tree: ExprNode
  try {
    tree = parse(query, { params })
  } catch (error) {
    throw syntaxError(error, query)
  }
  refuseUnsupported(tree, query)
  return rewrite(tree, (node) => {
    const rewritten = rewriteMatch(node)
    if (!rewritten) throw unsupported(query, 'match with a pattern taken from documents', /\bmatch\b/)
    return rewritten
  })
}

/** groq-js gives a position for broken syntax only; for an unknown function or namespace the name is looked up. */
function syntaxError(error: unknown, query: string) {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof GroqSyntaxError) {
    const description = message.replace(/^Syntax error in GROQ query at position \d+:?\s*/, '')
    const start = Math.min(error.position, query.length)
    return queryError(
      description || 'unable to parse the query',
      query,
      start,
      Math.min(start + 1, query.length),
    )
  }
  const name = /: (?:function |namespace )?(\w+)\(?\)?/.exec(message)?.[1] ?? /\b(\w+)\(\)/.exec(message)?.[1]
  const start = name ? query.search(new RegExp(`\\b${name}\\b`)) : -1
  return start < 0
    ? queryError(message, query, 0, query.length)
    : queryError(message, query, start, start + (name ?? '').length)
}

/** Runs a parsed query. The result is plain JSON data that shares structure with the documents: do not change it. */
export function runQuery(tree: ExprNode, context: QueryContext): unknown {
  const { view, references = view, projectId, dataset, identity } = context
  const narrowed = rewrite(tree, (node) => narrow(node, view))
  const result = evaluateSync(narrowed, {
    dataset: view.documents,
    dereference: ({ _ref }) => references.get(_ref),
    sanity: { projectId, dataset },
    identity,
  })
  return toJS(result)
}
