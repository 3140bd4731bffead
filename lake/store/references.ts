import { isJsonObject, type JsonObject } from '../json.ts'
import type { LakeDocument } from './document.ts'

/**
 * The ids that a document refers to strongly. Weak references may dangle; references into other datasets, projects
 * or media libraries cannot be checked here and are not kept.
 */
export function strongReferences(document: LakeDocument): Set<string> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit)
      return
    }
    if (!isJsonObject(value)) return
    const { _ref: ref } = value
    if (typeof ref === 'string' && value._weak !== true && !isForeign(value)) found.add(ref)
    Object.values(value).forEach(visit)
  }
  visit(document)
  return found
}

function isForeign(reference: JsonObject): boolean {
  return (
    typeof reference._dataset === 'string' ||
    typeof reference._projectId === 'string' ||
    reference._type === 'crossDatasetReference' ||
    reference._type === 'globalDocumentReference'
  )
}

/** Who refers to whom, strongly; kept up to date with every committed change. */
export class ReferenceIndex {
  readonly #incoming = new Map<string, Set<string>>()

  update(before: LakeDocument | null, after: LakeDocument | null): void {
    const source = (after ?? before)?._id
    if (source === undefined) return
    if (before) for (const target of strongReferences(before)) this.#incoming.get(target)?.delete(source)
    if (!after) return
    for (const target of strongReferences(after)) {
      const sources = this.#incoming.get(target) ?? new Set<string>()
      sources.add(source)
      this.#incoming.set(target, sources)
    }
  }

  /** Ids of the documents that refer to `id` strongly. */
  sources(id: string): ReadonlySet<string> {
    return this.#incoming.get(id) ?? new Set<string>()
  }
}
