import { isDraftId, publishedId, releaseOf } from '../store/document.ts'
import type { Revision } from '../store/log.ts'

/**
 * One entry of Studio's History panel, in the words of the hosted API. Edits are not told: Studio works them out from
 * the transactions.
 */
export interface DocumentEvent extends Record<string, unknown> {
  type: EventType
  timestamp: string
  author: string
  documentId: string
}

type EventType =
  | 'createDocumentVersion'
  | 'deleteDocumentVersion'
  | 'publishDocumentVersion'
  | 'unpublishDocument'
  | 'deleteDocumentGroup'
  | 'createLiveDocument'
  | 'updateLiveDocument'

interface EventPage {
  events: DocumentEvent[]
  /** Asks for the next page; empty when there is none. */
  nextCursor: string
}

/**
 * What happened to a document, newest first: for a draft or a version what became of it and of the published document,
 * for a published document what became of that.
 * @param id whose entries are wanted
 * @param revisions of the document, its drafts and its versions, oldest first
 * @param cursor of the page before, or undefined for the first page
 */
export function eventsOf(
  id: string,
  revisions: readonly Revision[],
  limit: number,
  cursor?: string,
): EventPage {
  const before = cursor === undefined ? Infinity : Number(cursor)
  const page: DocumentEvent[] = []
  for (const { seq, events } of eventsByTransaction(id, revisions).reverse()) {
    if (seq >= before) continue
    if (page.length >= limit) return { events: page, nextCursor: String(seq + 1) }
    page.push(...events.reverse())
  }
  return { events: page, nextCursor: '' }
}

function eventsByTransaction(
  id: string,
  revisions: readonly Revision[],
): { seq: number; events: DocumentEvent[] }[] {
  const group = new Group(publishedId(id))
  const told: { seq: number; events: DocumentEvent[] }[] = []
  for (let start = 0; start < revisions.length;) {
    const { seq } = revisions[start] as Revision
    let end = start + 1
    while (revisions[end]?.seq === seq) end += 1
    const events = group.apply(revisions.slice(start, end)).filter((event) => concerns(event, id))
    if (events.length > 0) told.push({ seq, events })
    start = end
  }
  return told
}

/** Entries about one version are for that version; the others are for every version and the published document. */
function concerns({ type, versionId }: DocumentEvent, id: string): boolean {
  const ofOneVersion = type === 'createDocumentVersion' || type === 'deleteDocumentVersion'
  return !ofOneVersion || versionId === id
}

/** A published document, its drafts and versions, as they were after one transaction after the other. */
class Group {
  readonly #published: string
  /** The revision of each that exists. */
  readonly #revisions = new Map<string, string>()
  /** Who changed a version since it was made. */
  readonly #contributors = new Map<string, Set<string>>()

  constructor(published: string) {
    this.#published = published
  }

  /** @param changes what one transaction did to the group */
  apply(changes: readonly Revision[]): DocumentEvent[] {
    const before = new Map(this.#revisions)
    const contributors = new Map(this.#contributors)
    for (const change of changes) this.#record(change)
    const [{ timestamp, author, id: transactionId }] = changes as [Revision]
    const base = { timestamp, author, documentId: this.#published }
    const event = (type: EventType, about: Record<string, unknown> = {}): DocumentEvent => ({
      type,
      ...base,
      ...about,
    })

    const versions = changes.map(({ documentId }) => documentId).filter((id) => id !== this.#published)
    const made = versions.filter((id) => !before.has(id) && this.#revisions.has(id))
    const gone = versions.filter((id) => before.has(id) && !this.#revisions.has(id))
    const wasPublished = before.has(this.#published)
    const isPublished = this.#revisions.has(this.#published)

    const creations = made.map((id) =>
      event('createDocumentVersion', { ...versionNames(id), versionRevisionId: transactionId }),
    )
    const deletion = (id: string): DocumentEvent =>
      event('deleteDocumentVersion', { ...versionNames(id), versionRevisionId: before.get(id) })

    if (isPublished && changes.some(({ documentId }) => documentId === this.#published)) {
      const [source, ...others] = gone
      if (source === undefined) {
        const type = wasPublished ? 'updateLiveDocument' : 'createLiveDocument'
        return [...creations, event(type, { revisionId: transactionId })]
      }
      const publication = event('publishDocumentVersion', {
        ...versionNames(source),
        revisionId: transactionId,
        versionRevisionId: before.get(source),
        publishCause: 'document.publish',
        contributors: [...(contributors.get(source) ?? [])],
      })
      return [...creations, ...others.map(deletion), publication]
    }
    if (wasPublished && this.#revisions.size === 0) return [event('deleteDocumentGroup')]
    if (wasPublished && !isPublished) {
      const left = [...this.#revisions.keys()]
      const draft = left.find(isDraftId) ?? (left[0] as string)
      const unpublication = event('unpublishDocument', {
        ...versionNames(draft),
        versionRevisionId: this.#revisions.get(draft),
      })
      return [...creations, ...gone.map(deletion), unpublication]
    }
    return [...creations, ...gone.map(deletion)]
  }

  #record({ id: revision, documentId, exists, author }: Revision): void {
    if (!exists) {
      this.#revisions.delete(documentId)
      this.#contributors.delete(documentId)
      return
    }
    this.#revisions.set(documentId, revision)
    this.#contributors.set(documentId, new Set(this.#contributors.get(documentId)).add(author))
  }
}

function versionNames(versionId: string): { versionId: string; releaseId?: string } {
  const releaseId = releaseOf(versionId)
  return releaseId === undefined ? { versionId } : { versionId, releaseId }
}
