import { createHash } from 'node:crypto'

/** A short, stable name for a JSON value: equal for equal content, whatever the order in which the API wrote its keys. */
export function digestOf(value: unknown): string {
  return digestOfText(canonicalJson(value))
}

/** A short name for a text. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}
