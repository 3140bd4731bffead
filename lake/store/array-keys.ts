import { randomUUID } from 'node:crypto'
import { isJsonObject } from '../json.ts'

function newKey(): string {
  return randomUUID().replaceAll('-', '').slice(0, 12)
}

/** The value with a `_key` given to every object in an array, at any depth, that has none. */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const keyed = withArrayKeys(item)
      return isJsonObject(keyed) && keyed._key === undefined ? { ...keyed, _key: newKey() } : keyed
    })
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withArrayKeys(item)]))
}
