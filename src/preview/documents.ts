import type { SanityClient } from '@sanity/client'
import { documentTypes } from '../relations/document-types.ts'
import type { AnyDocumentType } from '../sanity/document-type.ts'
import type { Problem } from '../sanity/problems.ts'
import { defaultLocale, isLocale } from '../site/locales.ts'
import { parsePath, pathFor } from '../site/routes.ts'
import { slugKey } from '../site/rules.ts'
import type { RawDocument } from '../sanity/dataset.ts'
import type { CollectionName, Snapshot } from './snapshot.ts'

/** A document whose own page a path is, valid or not. */
export interface OwnDocument {
  readonly id: string
  readonly type: string
  /** The time (ISO 8601) from which readers see it, if it has one. */
  readonly notBefore: string | null | undefined
}

/** The documents whose own page has a path: one, none, or several that claim the same. */
export function documentsAt(path: string, { documents }: Snapshot): OwnDocument[] {
  const parsed = parsePath(path)
  if (!parsed) return []
  const own = slugKey(path)
  // Documents that hold every language have a page in each, but name the one in the default language.
  const shared = slugKey(pathFor(parsed.route, defaultLocale))
  return (Object.keys(documentTypes) as CollectionName[]).flatMap((name) => {
    const type: AnyDocumentType = documentTypes[name]
    if (!type.path || type.yieldsPath) return []
    return documents[name].flatMap((document) => {
      if (slugKey(pathOf(type, document) ?? '') !== ('language' in document ? own : shared)) return []
      return [{ id: document._id, type: type.type, notBefore: type.notBefore?.(document) }]
    })
  })
}

/** A document that is not valid has a path all the same, if it has what the path is made from. */
function pathOf(type: AnyDocumentType, document: RawDocument): string | undefined {
  if (typeof document['slug'] !== 'string') return undefined
  if ('language' in document && !isLocale(document['language'])) return undefined
  return type.path!(document)
}

/** What keeps these documents from being shown at all, or from being the only ones at their address. */
export function obstacles(own: readonly OwnDocument[], { problems }: Snapshot): Problem[] {
  const ids = new Set(own.map(({ id }) => id))
  return problems.filter(
    ({ documentId, consequence }) =>
      ids.has(documentId) && (consequence === 'document left out' || consequence === 'stops the build'),
  )
}

/** What of these documents readers would not see. */
export function partsLeftOut(own: readonly OwnDocument[], { problems }: Snapshot): Problem[] {
  const ids = new Set(own.map(({ id }) => id))
  return problems.filter(
    ({ documentId, consequence }) => ids.has(documentId) && consequence === 'part left out',
  )
}

export type PublishingState = 'unpublished' | 'changed' | 'published'

/** How what is shown of a document compares with what is published of it. */
export async function publishingState(client: SanityClient, id: string): Promise<PublishingState> {
  const versions = await client.fetch<string[]>(
    '*[_id in [$id, $draft]]._id',
    { id, draft: `drafts.${id}` },
    { perspective: 'raw' },
  )
  if (!versions.includes(id)) return 'unpublished'
  return versions.length > 1 ? 'changed' : 'published'
}
