import type { SanityClient } from '@sanity/client'
import { documentTypes } from '../relations/document-types.ts'
import { createDraftsClient } from '../sanity/client.ts'
import { type RawDocument, readDocuments, validateDataset } from '../sanity/dataset.ts'
import type { AnyDocumentType } from '../sanity/document-type.ts'
import { environment } from '../site/current-environment.ts'
import type { CollectionName, Snapshot } from './snapshot.ts'

const types: Record<CollectionName, AnyDocumentType> = documentTypes
const names = Object.keys(types) as CollectionName[]

/** In milliseconds: Studio writes several times a second while someone types. */
const pause = 100
/** In milliseconds, after a stream of changes broke off. */
const listenAgainAfter = 5000

/** Reads the dataset with its drafts, and after a change only the documents of the types that changed. */
export class Drafts {
  readonly client: SanityClient
  readonly #documents = new Map<CollectionName, readonly RawDocument[]>()
  readonly #stale = new Set<CollectionName>(names)
  readonly #watchers = new Set<() => void>()
  #isListening = false
  #reading: Promise<void> | undefined
  #snapshot: Snapshot | undefined
  #announcement: NodeJS.Timeout | undefined

  constructor(client: SanityClient) {
    this.client = client
    this.#listen()
  }

  /**
   * The dataset as it is now.
   *
   * @throws DatasetError where it can't be read
   */
  async current(): Promise<Snapshot> {
    // Nobody says what changes while the stream of changes is not there.
    if (!this.#isListening) for (const name of names) this.#stale.add(name)
    do {
      this.#reading ??= this.#read().finally(() => (this.#reading = undefined))
      await this.#reading
    } while (this.#stale.size > 0)
    return this.#snapshot!
  }

  /** Calls `watcher` shortly after each change. Returns what ends that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  async #read(): Promise<void> {
    const stale = [...this.#stale]
    if (stale.length === 0 && this.#snapshot) return
    this.#stale.clear()
    try {
      await Promise.all(
        stale.map(async (name) => this.#documents.set(name, await readDocuments(this.client, types[name]))),
      )
    } catch (error) {
      for (const name of stale) this.#stale.add(name)
      throw error
    }
    this.#snapshot = snapshotOf(Object.fromEntries(this.#documents) as Snapshot['documents'])
  }

  #listen(): void {
    this.client
      .listen<{ _type: string }>(
        '*[_type in $types]',
        { types: names.map((name) => types[name].type) },
        { events: ['welcome', 'mutation', 'reconnect'], visibility: 'query', includeMutations: false },
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'mutation') this.#onChange(event.documentId, event.result?._type)
          else if (event.type === 'reconnect') this.#isListening = false
          else if (event.type === 'welcome') {
            // What changed before this moment was not heard.
            this.#onChange()
            this.#isListening = true
          }
        },
        error: () => {
          this.#isListening = false
          setTimeout(() => this.#listen(), listenAgainAfter).unref()
        },
      })
  }

  /** @param type of the document; a deleted one says none, and of one never seen anything may have changed */
  #onChange(documentId?: string, type?: string): void {
    const id = documentId?.replace(/^drafts\./, '')
    const changed = names.filter((name) =>
      type === undefined
        ? this.#documents.get(name)?.some(({ _id }) => _id === id)
        : types[name].type === type,
    )
    for (const name of changed.length > 0 ? changed : names) this.#stale.add(name)
    this.#announcement ??= setTimeout(() => {
      this.#announcement = undefined
      for (const watcher of this.#watchers) watcher()
    }, pause)
  }
}

/** What waits for its publishing time is shown as well; a page says so beside it. */
const endOfTime = new Date(8.64e15)

function snapshotOf(documents: Snapshot['documents']): Snapshot {
  const { entries, problems } = validateDataset(documents, types, endOfTime)
  const bodies = new Map<string, unknown>()
  for (const name of names) {
    const field = types[name].bodyField
    if (!field) continue
    for (const { id, data } of entries[name]) {
      bodies.set(id, data[field])
      delete data[field]
      data['bodyDigest'] = id
    }
  }
  return { documents, entries, problems, bodies }
}

/** The drafts of the dataset that this server's settings name. */
export const drafts = new Drafts(createDraftsClient(environment.dataset))
