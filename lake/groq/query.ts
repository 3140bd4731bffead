import { evaluateSync, GroqSyntaxError, parse, toJS, type ExprNode } from 'groq-js'
import { LakeError, queryError } from '../http/errors.ts'
import { rewriteMatch } from './match.ts'
import { narrow } from './narrow.ts'
import { PerDocumentStages } from './per-document.ts'
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

/** A query that can be run again and again. */
export interface ParsedQuery {
  text: string
  tree: ExprNode
  /** What of it need not be worked out anew for documents that stayed as they were. */
  stages?: PerDocumentStages | undefined
}

/**
 * Parses a query with its parameters in place, which lets them stand in slices.
 * @throws a GROQ error (400) with its position
 */
export function parseQuery(text: string, params: Record<string, unknown>): ParsedQuery {
  try {
    const tree = parse(text, { params })
    refuseUnsupported(tree, text)
    const rewritten = rewrite(tree, (node) => {
      const replacement = rewriteMatch(node)
      if (!replacement) throw unsupported(text, 'match with a pattern taken from documents', /\bmatch\b/)
      return replacement
    })
    return { text, tree: rewritten, stages: PerDocumentStages.of(rewritten) }
  } catch (error) {
    throw asQueryError(error, text)
  }
}

/** groq-js gives a position for broken syntax only; for an unknown function or namespace the name is looked up. */
function asQueryError(error: unknown, query: string): LakeError {
  if (error instanceof LakeError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof GroqSyntaxError) {
    const description = message.replace(/^Syntax error in GROQ query at position \d+:?\s*/, '')
    const start = Math.min(error.position, query.length)
    const end = Math.min(start + 1, query.length)
    return queryError(description || 'unable to parse the query', query, start, end)
  }
  const name = /: (?:function |namespace )?(\w+)\(?\)?/.exec(message)?.[1] ?? /\b(\w+)\(\)/.exec(message)?.[1]
  const start = name ? query.search(new RegExp(`\\b${name}\\b`)) : -1
  return start < 0
    ? queryError(message, query, 0, query.length)
    : queryError(message, query, start, start + (name ?? '').length)
}

/**
 * Runs a parsed query. The result is plain JSON data that shares structure with the documents: do not change it.
 * @throws a GROQ error (400) for what shows itself as impossible only when run
 */
export function runQuery({ text, tree, stages }: ParsedQuery, context: QueryContext): unknown {
  const { view, references = view, projectId, dataset, identity } = context
  try {
    const narrowed = rewrite(stages?.apply(view) ?? tree, (node) => narrow(node, view))
    const result = evaluateSync(narrowed, {
      dataset: view.documents,
      dereference: ({ _ref }) => references.get(_ref),
      sanity: { projectId, dataset },
      identity,
    })
    return toJS(result)
  } catch (error) {
    throw asQueryError(error, text)
  }
}
