import {
  compareIds,
  indexOfId,
  isDraftId,
  isPublishedId,
  publishedId,
  releaseOf,
  type LakeDocument,
} from '../store/document.ts'
import type { Change, Store } from '../store/store.ts'
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

/** Who refers to a document: ids as stored, whatever the perspective. */
type Sources = (target: string) => Iterable<string>

/** So many changes are remembered of a view. */
const MAX_CHANGES = 1000

/** The documents that a query sees, sorted by id, with the look-ups that keep it from reading all of them. */
export class View {
  readonly #documents: LakeDocument[]
  readonly #sources: Sources | undefined
  #byType: Map<string, LakeDocument[]> | undefined
  /** Ids of what changed lately, and how many changes came before those. */
  #changed: string[] = []
  #forgotten = 0

  /** @param sources lets `referringTo` look up what it would else not know */
  constructor(documents: readonly LakeDocument[], sources?: Sources) {
    this.#documents = [...documents]
    this.#sources = sources
  }

  get documents(): readonly LakeDocument[] {
    return this.#documents
  }

  /** Grows with every change. */
  get version(): number {
    return this.#forgotten + this.#changed.length
  }

  /** Ids of what changed since the view had that version; undefined where that is too long ago. */
  changedSince(version: number): string[] | undefined {
    return version < this.#forgotten ? undefined : this.#changed.slice(version - this.#forgotten)
  }

  get(id: string): LakeDocument | undefined {
    const document = this.#documents[indexOfId(this.#documents, id)]
    return document?._id === id ? document : undefined
  }

  ofType(type: string): readonly LakeDocument[] {
    this.#byType ??= Map.groupBy(this.#documents, (document) => document._type)
    return this.#byType.get(type) ?? []
  }

  /** Documents that may refer to `id`, and all that do; undefined where the view doesn't know. */
  referringTo(id: string): LakeDocument[] | undefined {
    if (!this.#sources) return undefined
    const found = new Set<LakeDocument>()
    for (const source of this.#sources(id)) {
      for (const name of [source, publishedId(source)]) {
        const document = this.get(name)
        if (document) found.add(document)
      }
    }
    return [...found]
  }

  /** Puts a document into its place, or takes the one of this id out. */
  put(id: string, document: LakeDocument | undefined): void {
    const before = this.get(id)
    if (before === document) return
    if (this.#changed.length === MAX_CHANGES) {
      this.#forgotten += MAX_CHANGES
      this.#changed = []
    }
    this.#changed.push(id)
    replaceSorted(this.#documents, id, document)
    if (!this.#byType) return
    if (before && before._type !== document?._type) {
      replaceSorted(this.#byType.get(before._type) ?? [], id, undefined)
    }
    if (!document) return
    const ofType = this.#byType.get(document._type) ?? []
    this.#byType.set(document._type, ofType)
    replaceSorted(ofType, id, document)
  }
}

function replaceSorted(documents: LakeDocument[], id: string, document: LakeDocument | undefined): void {
  const index = indexOfId(documents, id)
  const present = documents[index]?._id === id
  if (document && present) documents[index] = document
  else if (document) documents.splice(index, 0, document)
  else if (present) documents.splice(index, 1)
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

/** What `perspective` shows in the place of a published document, or undefined where it shows nothing. */
function shownFor(published: string, perspective: readonly string[], store: Store): LakeDocument | undefined {
  for (const layer of perspective) {
    const document = store.get(layer === 'drafts' ? `drafts.${published}` : `versions.${layer}.${published}`)
    if (document) return isRemoval(document) ? undefined : asOverlay(document)
  }
  const document = store.get(published)
  // Nothing can lie over the published perspective: its documents stand there as they are stored.
  return document && perspective.length > 0 ? asOverlay(document) : document
}

function applyPerspective(store: Store, perspective: Perspective): readonly LakeDocument[] {
  if (perspective === 'raw') return store.documents
  const ids = new Set<string>()
  for (const { _id: id } of store.documents) {
    if (isPublishedId(id) || perspective.includes(layerOf(id) ?? '')) ids.add(publishedId(id))
  }
  return [...ids].sort(compareIds).flatMap((id) => shownFor(id, perspective, store) ?? [])
}

/** So many perspectives are kept up to date at once. */
const MAX_VIEWS = 16

/** Views of a store, each made when it is first asked for and kept up to date, change by change, from then on. */
export class Views {
  readonly #store: Store
  readonly #views = new Map<string, { perspective: Perspective; view: View }>()
  #version: number

  constructor(store: Store) {
    this.#store = store
    this.#version = store.version
    store.subscribe(({ changes }) => this.#follow(changes))
  }

  of(perspective: Perspective): View {
    // Documents may also change without a transaction.
    if (this.#version !== this.#store.version) this.#views.clear()
    this.#version = this.#store.version
    const key = String(perspective)
    const known = this.#views.get(key)
    // Taken out and put back, the order in which they stand is that of their last use.
    this.#views.delete(key)
    const view =
      known?.view ??
      new View(applyPerspective(this.#store, perspective), (target) => this.#store.sources(target))
    this.#views.set(key, { perspective, view })
    const [oldest] = this.#views.keys()
    if (this.#views.size > MAX_VIEWS && oldest !== undefined) this.#views.delete(oldest)
    return view
  }

  #follow(changes: readonly Change[]): void {
    if (this.#version !== this.#store.version - 1) return
    this.#version = this.#store.version
    for (const { perspective, view } of this.#views.values()) {
      for (const { id, after } of changes) {
        const published = publishedId(id)
        if (perspective === 'raw') view.put(id, after ?? undefined)
        else view.put(published, shownFor(published, perspective, this.#store))
      }
    }
  }
}
