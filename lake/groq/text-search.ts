import type { ExprNode } from 'groq-js'
import { originalMatch } from './match.ts'

type Reader = (value: unknown) => unknown

/**
 * The test that Studio's search makes of a document (`title match $t0 || names[].value match $t0 || …`, dozens of paths) as a
 * function that reads the paths itself, several times as fast as groq-js. Undefined for any other expression.
 */
export function textSearch(expr: ExprNode): ((document: unknown) => boolean) | undefined {
  if (expr.type === 'Group') return textSearch(expr.base)
  if (expr.type === 'Or') {
    const [left, right] = [textSearch(expr.left), textSearch(expr.right)]
    return left && right && ((document) => left(document) || right(document))
  }
  const match = originalMatch(expr)
  const read = match && reader(match.text)
  if (!match || !read) return undefined
  return (document) => {
    const value = read(document)
    const text = Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(' ') : value
    return typeof text === 'string' && match.pattern.matches(text)
  }
}

/** Reads a path such as `positions[].role[].value`, or the plain text of Portable Text at one, as GROQ says. */
function reader(node: ExprNode): Reader | undefined {
  switch (node.type) {
    case 'This':
      return (value) => value
    case 'Group':
      return reader(node.base)
    case 'AccessAttribute': {
      const base = node.base ? reader(node.base) : (value: unknown) => value
      return base && ((value) => attribute(base(value), node.name))
    }
    case 'ArrayCoerce': {
      const base = reader(node.base)
      return base && ((value) => asArray(base(value)))
    }
    case 'Map':
    case 'FlatMap': {
      const [base, each] = [reader(node.base), reader(node.expr)]
      const flat = node.type === 'FlatMap'
      return (
        base &&
        each &&
        ((value) => {
          const items = asArray(base(value))
          return items && (flat ? items.flatMap(each) : items.map(each))
        })
      )
    }
    case 'FuncCall': {
      if (node.namespace !== 'pt' || node.name !== 'text') return undefined
      const blocks = node.args[0] && reader(node.args[0])
      return blocks && ((value) => plainText(blocks(value)))
    }
    default:
      return undefined
  }
}

function attribute(value: unknown, name: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : null
}

function asArray(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null
}

/** Null where there is no Portable Text. */
function plainText(value: unknown): string | null {
  if (!Array.isArray(value)) return blockText(value)
  const texts = (value.flat(Infinity) as unknown[]).map(blockText).filter((text) => text !== null)
  return texts.length > 0 ? texts.join('\n\n') : null
}

function blockText(block: unknown): string | null {
  const children = attribute(block, 'children')
  if (typeof attribute(block, '_type') !== 'string' || !Array.isArray(children)) return null
  return children
    .filter((child) => attribute(child, '_type') === 'span')
    .map((span) => attribute(span, 'text'))
    .filter((text) => typeof text === 'string')
    .join('')
}
