import { type CollectionName, currentSnapshot } from './snapshot.ts'

/** Stands for Astro's function of this name: the entries of a collection, from the snapshot. */
export async function getCollection(name: CollectionName) {
  return currentSnapshot().entries[name]
}
