import { randomUUID } from 'node:crypto'
import { isJsonObject, type JsonObject } from '../json.ts'

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

/** The end of a path to one item of an array. */
const ITEM = /\[(-?\d+|_key *==[^[\]]+)\]$/

/** Operations of a patch with a `_key` given to every object that they put into an array and that has none. */
export function withKeysInOperations(operations: JsonObject): JsonObject {
  const keyed = Object.entries(operations).map(([operation, value]) => {
    if (operation === 'set' || operation === 'setIfMissing')
      return [operation, withKeysAt(value as JsonObject)]
    return [operation, operation === 'insert' ? withArrayKeys(value) : value]
  })
  return Object.fromEntries(keyed) as JsonObject
}

function withKeysAt(values: JsonObject): JsonObject {
  const keyed = Object.entries(values).map(([path, value]) => {
    const item = ITEM.test(path)
    return [path, item ? (withArrayKeys([value]) as unknown[])[0] : withArrayKeys(value)]
  })
  return Object.fromEntries(keyed) as JsonObject
}
