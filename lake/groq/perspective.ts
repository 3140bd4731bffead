import {
  compareIds,
  indexOfId,
  isDraftId,
  isPublishedId,
  publishedId,
  releaseOf,
  type LakeDocument,
} from '../store/document.ts'
import type { Store } from '../store/store.ts'
import { httpError } from '../http/errors.ts'

/**
 * Which documents a query sees: all as stored (`raw`), or published ones overlaid by layers. A layer is `drafts` or
 * the name of a release; the first layer wins. No layer at all is the `published` perspective.
 */
type Perspective = 'raw' | readonly string[]

/** From this API version on a query without a perspective sees published documents, before it sees all. */
const PUBLISHED_BY_DEFAULT_FROM = '2025-02-19'

/**
 * @param value as in the query string: a name or a list of names joined by commas; null when absent
 * @param apiVersion `YYYY-MM-DD`, `X` or `1`, as in the path
 * @throws 400 for a name that cannot be one
 */
export function parsePerspective(value: string | null, apiVersion: string): Perspective {
  if (value === null || value === '') {
    const raw = apiVersion === '1' || (apiVersion !== 'X' && apiVersion < PUBLISHED_BY_DEFAULT_FROM)
    return raw ? 'raw' : []
  }
  const names = value.split(',').map((name) => (name === 'previewDrafts' ? 'drafts' : name.trim()))
  if (names.length === 1 && names[0] === 'raw') return 'raw'
  for (const name of names) {
    if (name === 'raw' || !/^[A-Za-z0-9_-]+$/.test(name)) {
      throw httpError(400, `Invalid perspective "${value}": "${name}" cannot be a layer`)
    }
  }
  return names.filter((name) => name !== 'published')
}

/** The documents that a query sees, sorted by id, with the look-ups that keep it from reading all of them. */
export class View {
  readonly documents: readonly LakeDocument[]
  #byType: Map<string, LakeDocument[]> | undefined

  constructor(documents: readonly LakeDocument[]) {
    this.documents = documents
  }

  get(id: string): LakeDocument | undefined {
    const document = this.documents[indexOfId(this.documents, id)]
    return document?._id === id ? document : undefined
  }

  ofType(type: string): readonly LakeDocument[] {
    this.#byType ??= Map.groupBy(this.documents, (document) => document._type)
    return this.#byType.get(type) ?? []
  }
}

/** Overlaid copies, kept by original so that an unchanged document costs nothing at the next query. */
const overlaid = new WeakMap<LakeDocument, LakeDocument>()

function asOverlay(document: LakeDocument): LakeDocument {
  const known = overlaid.get(document)
  if (known) return known
  const copy = { ...document, _id: publishedId(document._id), _originalId: document._id }
  overlaid.set(document, copy)
  return copy
}

function layerOf(id: string): string | undefined {
  return isDraftId(id) ? 'drafts' : releaseOf(id)
}

/** A document of a release that, when the release is published, takes the published document away. */
function isRemoval(document: LakeDocument): boolean {
  const system = document._system
  return typeof system === 'object' && system !== null && 'delete' in system && system.delete === true
}

/** The documents that `perspective` shows of those given, sorted by id as those are. */
function applyPerspective(documents: readonly LakeDocument[], perspective: Perspective): View {
  if (perspective === 'raw') return new View(documents)
  const published = documents.filter((document) => isPublishedId(document._id))
  if (perspective.length === 0) return new View(published)

  const winners = new Map<string, LakeDocument>(published.map((document) => [document._id, document]))
  for (const layer of perspective.toReversed()) {
    for (const document of documents) {
      if (layerOf(document._id) === layer) winners.set(publishedId(document._id), document)
    }
  }
  const shown = [...winners.values()].filter((document) => !isRemoval(document)).map(asOverlay)
  return new View(shown.sort((a, b) => compareIds(a._id, b._id)))
}

/** Views of a store, made when first asked for and kept until the store changes. */
export class Views {
  readonly #store: Store
  #version = -1
  readonly #views = new Map<string, View>()

  constructor(store: Store) {
    this.#store = store
  }

  of(perspective: Perspective): View {
    if (this.#version !== this.#store.version) {
      this.#views.clear()
      this.#version = this.#store.version
    }
    const key = String(perspective)
    const view = this.#views.get(key) ?? applyPerspective(this.#store.documents, perspective)
    this.#views.set(key, view)
    return view
  }
}
