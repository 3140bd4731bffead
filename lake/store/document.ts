/** A stored document. Stored documents are never changed in place: a change makes a new object. */
export interface LakeDocument {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [attribute: string]: unknown
}

const DRAFT = 'drafts.'
const VERSION = /^versions\.([^.]+)\.(.+)$/

/** Letters, digits, `.`, `_` and `-`, at most 128, as the hosted API demands. */
const VALID_ID = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/

/** Tells whether `id` may name a document. */
export function isValidId(id: string): boolean {
  return VALID_ID.test(id) && !id.includes('..') && !id.endsWith('.')
}

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFT)
}

/** The release that a version document belongs to, or undefined for drafts and published documents. */
export function releaseOf(id: string): string | undefined {
  return VERSION.exec(id)?.[1]
}

export function isPublishedId(id: string): boolean {
  return !isDraftId(id) && !VERSION.test(id)
}

/** The id under which a document is, or would be, published. */
export function publishedId(id: string): string {
  return isDraftId(id) ? id.slice(DRAFT.length) : (VERSION.exec(id)?.[2] ?? id)
}

/** Tells whether `id` is a draft or a release version of `published`, an id of a published document. */
export function isVersionOf(id: string, published: string): boolean {
  return id !== published && publishedId(id) === published
}

/** Order of ids: by UTF-16 code unit, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The place of `id` in documents sorted by id, or where it would be inserted. */
export function indexOfId(documents: readonly LakeDocument[], id: string): number {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((documents[middle] as LakeDocument)._id < id) low = middle + 1
    else high = middle
  }
  return low
}
