import { AsyncLocalStorage } from 'node:async_hooks'
import type { documentTypes } from '../relations/document-types.ts'
import type { Dataset, RawDocument } from '../sanity/dataset.ts'

export type CollectionName = keyof typeof documentTypes

/** The dataset as it was at one moment, drafts in place of what they will replace. */
export interface Snapshot extends Dataset<CollectionName> {
  readonly documents: Record<CollectionName, readonly RawDocument[]>
  /** The long texts of entries, by the entry's id. */
  readonly bodies: ReadonlyMap<string, unknown>
}

const snapshots = new AsyncLocalStorage<Snapshot>()

/** Renders what is to be seen of a snapshot: everything that `render` reads of the dataset comes from it. */
export function withSnapshot<Result>(snapshot: Snapshot, render: () => Promise<Result>): Promise<Result> {
  return snapshots.run(snapshot, render)
}

/** The snapshot that the request at hand is answered from. */
export function currentSnapshot(): Snapshot {
  const snapshot = snapshots.getStore()
  if (!snapshot) throw new Error('A page of the preview was rendered outside a request')
  return snapshot
}
