import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { LakeDocument } from '../store/document.ts'

/**
 * A patch in Mendoza's format (github.com/sanity-io/mendoza): numbers that stand for operations, each followed by its
 * operands. Studio replays such patches to tell which transaction wrote which part of a text.
 */
export type MendozaPatch = unknown[]

/** Mendoza's names for the operations used here. */
const OP = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const

/** Below this many characters in common a text is replaced whole. */
const MIN_SHARED_TEXT = 8

/** What a change did to a document, forth and back; as in the hosted API `_rev` takes no part. */
export function effectsOf(
  before: LakeDocument | null,
  after: LakeDocument | null,
): { apply: MendozaPatch; revert: MendozaPatch } {
  const [from, to] = [withoutRevision(before), withoutRevision(after)]
  return { apply: patchBetween(from, to), revert: patchBetween(to, from) }
}

function withoutRevision(document: LakeDocument | null): JsonObject | null {
  if (!document) return null
  const { _rev, ...content } = document
  return content
}

function patchBetween(from: JsonObject | null, to: JsonObject | null): MendozaPatch {
  return from && to ? objectPatch(from, to) : [OP.value, to]
}

function objectPatch(from: JsonObject, to: JsonObject): MendozaPatch {
  const patch: MendozaPatch = []
  // Fields are named by their place among the sorted keys of the input.
  for (const [index, key] of Object.keys(from).sort().entries()) {
    if (!Object.hasOwn(to, key)) {
      patch.push(OP.objectDeleteField, index)
      continue
    }
    const [was, is] = [from[key], to[key]]
    if (isDeepStrictEqual(was, is)) continue
    const inner = innerPatch(was, is)
    if (!inner) {
      patch.push(OP.objectSetFieldValue, is, key)
      continue
    }
    patch.push(inner.blank ? OP.pushFieldBlank : OP.pushFieldCopy, index)
    patch.push(...inner.patch, OP.returnIntoObjectSameKeyPop)
  }
  for (const [key, value] of Object.entries(to)) {
    if (!Object.hasOwn(from, key)) patch.push(OP.objectSetFieldValue, value, key)
  }
  return patch
}

/** How one value becomes the other; `blank` when it is written from nothing. Undefined where it is replaced whole. */
function innerPatch(from: unknown, to: unknown): { patch: MendozaPatch; blank: boolean } | undefined {
  if (isJsonObject(from) && isJsonObject(to)) return { patch: objectPatch(from, to), blank: false }
  if (Array.isArray(from) && Array.isArray(to) && to.length > 0) {
    return { patch: arrayPatch(from, to), blank: true }
  }
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  const patch = stringPatch(from, to)
  return patch && { patch, blank: true }
}

function arrayPatch(from: unknown[], to: unknown[]): MendozaPatch {
  const patch: MendozaPatch = []
  const sources = sourcesOf(from, to)
  for (let index = 0; index < to.length; index += 1) {
    const source = sources[index]
    if (source === undefined) {
      patch.push(OP.arrayAppendValue, to[index])
      continue
    }
    if (isDeepStrictEqual(from[source], to[index])) {
      const start = source
      let end = source + 1
      while (sources[index + 1] === end && isDeepStrictEqual(from[end], to[index + 1])) {
        end += 1
        index += 1
      }
      patch.push(OP.arrayAppendSlice, start, end)
      continue
    }
    const inner = innerPatch(from[source], to[index])
    if (!inner) {
      patch.push(OP.arrayAppendValue, to[index])
      continue
    }
    patch.push(inner.blank ? OP.pushElementBlank : OP.pushElementCopy, source)
    patch.push(...inner.patch, OP.returnIntoArrayPop)
  }
  return patch
}

/** For every element the place that it had before: that of its `_key`, or of an equal plain value. */
function sourcesOf(from: unknown[], to: unknown[]): (number | undefined)[] {
  const places = new Map<unknown, number[]>()
  for (const [index, element] of from.entries()) {
    const identity = identityOf(element)
    places.set(identity, [...(places.get(identity) ?? []), index])
  }
  return to.map((element) => places.get(identityOf(element))?.shift())
}

function identityOf(element: unknown): unknown {
  if (!isJsonObject(element)) return element
  return typeof element._key === 'string' ? `_key ${element._key}` : JSON.stringify(element)
}

function stringPatch(from: string, to: string): MendozaPatch | undefined {
  const a = [...from]
  const b = [...to]
  const shorter = Math.min(a.length, b.length)
  let prefix = 0
  while (prefix < shorter && a[prefix] === b[prefix]) prefix += 1
  let suffix = 0
  while (suffix < shorter - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix += 1
  if (prefix + suffix < MIN_SHARED_TEXT) return undefined

  // Slices are measured in bytes of UTF-8.
  const bytes = (characters: string[]): number => Buffer.byteLength(characters.join(''))
  const [head, tail, total] = [bytes(a.slice(0, prefix)), bytes(a.slice(a.length - suffix)), bytes(a)]
  const middle = b.slice(prefix, b.length - suffix).join('')
  return [
    ...(prefix > 0 ? [OP.stringAppendSlice, 0, head] : []),
    ...(middle === '' ? [] : [OP.stringAppendString, middle]),
    ...(suffix > 0 ? [OP.stringAppendSlice, total - tail, total] : []),
  ]
}
