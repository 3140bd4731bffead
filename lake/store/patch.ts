import { Mutation } from '@sanity/mutator'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { LakeDocument } from './document.ts'
import { conflict, invalid, refuseUnknown } from './refusal.ts'

const OPERATIONS = ['set', 'setIfMissing', 'unset', 'inc', 'dec', 'insert', 'diffMatchPatch'] as const
const ATTRIBUTES = new Set<string>([...OPERATIONS, 'id', 'query', 'params', 'ifRevisionID'])

const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g
const PATH = /^(?:\.\.)?(?:\w+|\[[^[\]]+\])(?:\.{1,2}\w+|(?:\.\.)?\[[^[\]]+\])*$/

/** Tells whether a JSONMatch path is whole: @sanity/mutator stops at what it does not understand, and says nothing. */
function isPath(path: unknown): boolean {
  return typeof path === 'string' && PATH.test(path.replace(QUOTED, 'quoted'))
}

/** The bounds of a range, as in `list[2:5]`, and what begins a step. */
const RANGE = /(-?\d*)\s*:\s*(-?\d*)(\s*:)?/g

/** @sanity/mutator goes on beyond the end of an array, and copies it for every item. */
const MAX_RANGE = 1000

function checkRanges(path: string): void {
  for (const [, from, to, step] of path.replace(QUOTED, 'quoted').matchAll(RANGE)) {
    // @sanity/mutator passes steps over, and would change the items between.
    if (step !== undefined)
      throw invalid(`The range of "${path}" has a step, which the local lake does not serve`)
    if (Number(to) - Number(from) <= MAX_RANGE) continue
    throw invalid(`The range of "${path}" spans more than ${MAX_RANGE} items`)
  }
}

function checkInsert(insert: JsonObject): void {
  const places = ['before', 'after', 'replace'].filter((place) => isPath(insert[place]))
  if (places.length !== 1 || !Array.isArray(insert.items)) {
    throw invalid('"insert" takes one of "before", "after" or "replace", a path, and "items"')
  }
  checkRanges(insert[places[0] as string] as string)
}

function checkOperation(operation: (typeof OPERATIONS)[number], value: unknown): void {
  if (operation === 'unset' ? !Array.isArray(value) : !isJsonObject(value)) {
    throw invalid(`Malformed patch operation "${operation}"`)
  }
  if (operation === 'insert') {
    checkInsert(value as JsonObject)
    return
  }
  const paths: unknown[] = Array.isArray(value) ? value : Object.keys(value as JsonObject)
  const broken = paths.find((path) => !isPath(path))
  if (broken !== undefined) throw invalid(`Malformed path ${JSON.stringify(broken)} in "${operation}"`)
  for (const path of paths) checkRanges(path as string)
  const counts = operation === 'inc' || operation === 'dec'
  if (counts && !Object.values(value as JsonObject).every(Number.isFinite)) {
    throw invalid(`"${operation}" takes numbers`)
  }
}

/**
 * The operations of a patch mutation, checked, without its selection and its guard.
 * @throws a refusal for malformed and for unknown operations
 */
export function patchOperations(body: JsonObject): JsonObject {
  refuseUnknown(body, ATTRIBUTES)
  const given = OPERATIONS.filter((operation) => body[operation] !== undefined)
  for (const operation of given) checkOperation(operation, body[operation])
  return Object.fromEntries(given.map((operation) => [operation, body[operation]]))
}

/**
 * The document as the operations leave it; what @sanity/mutator takes no part in (revision, times) is not set.
 * @throws a refusal when a path has no meaning, or the document would become another
 */
export function applyPatch(document: LakeDocument, operations: JsonObject): LakeDocument {
  let patched: JsonObject | null
  try {
    // Without a revision and a timestamp the mutator copies what it changes, and leaves the stored document alone.
    const patch = { ...operations, id: document._id } as unknown as NonNullable<
      Mutation['mutations'][number]['patch']
    >
    patched = new Mutation({ mutations: [{ patch }] }).apply(document)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
  checkIdentity(document, { _id: patched?._id, _type: patched?._type })
  return { ...patched, _createdAt: document._createdAt } as LakeDocument
}

/** Refuses to turn a document into another: its id and type stay for life. */
export function checkIdentity(document: LakeDocument, next: { _id: unknown; _type: unknown }): void {
  for (const attribute of ['_id', '_type'] as const) {
    if (next[attribute] === document[attribute]) continue
    const [was, is] = [document[attribute], JSON.stringify(next[attribute])]
    const description = `Cannot modify immutable attribute "${attribute}" of "${document._id}" (was "${was}", is ${is})`
    throw conflict('immutableAttributeError', description, { id: document._id })
  }
}
