import { isJsonObject, type JsonObject } from '../json.ts'
import type { LakeDocument } from './document.ts'

/**
 * What a document refers to, by id. Strong references are promises that their target is there, weak ones may dangle;
 * references into other datasets, projects or media libraries cannot be checked here and are not kept.
 */
interface References {
  strong: Set<string>
  /** Every `_ref` of whatever kind: what GROQ's `references()` asks for. */
  all: Set<string>
}

function referencesOf(document: LakeDocument): References {
  const found: References = { strong: new Set(), all: new Set() }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
      return
    }
    if (!isJsonObject(value)) return
    const { _ref: ref } = value
    if (typeof ref === 'string') {
      found.all.add(ref)
      if (value._weak !== true && !isForeign(value)) found.strong.add(ref)
    }
    for (const key in value) visit(value[key])
  }
  visit(document)
  return found
}

/** The ids that a document refers to strongly. */
export function strongReferences(document: LakeDocument): ReadonlySet<string> {
  return referencesOf(document).strong
}

function isForeign(reference: JsonObject): boolean {
  return (
    typeof reference._dataset === 'string' ||
    typeof reference._projectId === 'string' ||
    reference._type === 'crossDatasetReference' ||
    reference._type === 'globalDocumentReference'
  )
}

/** Who refers to whom; kept up to date with every committed change. */
export class ReferenceIndex {
  readonly #strong = new Map<string, Set<string>>()
  readonly #all = new Map<string, Set<string>>()

  update(before: LakeDocument | null, after: LakeDocument | null): void {
    const source = (after ?? before)?._id
    if (source === undefined) return
    const was = before && referencesOf(before)
    const is = after && referencesOf(after)
    replace(this.#strong, source, was?.strong, is?.strong)
    replace(this.#all, source, was?.all, is?.all)
  }

  /** Ids of the documents that refer to `id` strongly. */
  strongSources(id: string): ReadonlySet<string> {
    return this.#strong.get(id) ?? NONE
  }

  /** Ids of the documents that refer to `id` in any way. */
  sources(id: string): ReadonlySet<string> {
    return this.#all.get(id) ?? NONE
  }
}

const NONE: ReadonlySet<string> = new Set()

function replace(
  index: Map<string, Set<string>>,
  source: string,
  was: ReadonlySet<string> | undefined,
  is: ReadonlySet<string> | undefined,
): void {
  for (const target of was ?? NONE) {
    if (is?.has(target)) continue
    const sources = index.get(target)
    sources?.delete(source)
    if (sources?.size === 0) index.delete(target)
  }
  for (const target of is ?? NONE) {
    if (was?.has(target)) continue
    const sources = index.get(target)
    if (sources) sources.add(source)
    else index.set(target, new Set([source]))
  }
}
