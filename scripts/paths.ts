import { join } from 'node:path'

/** The project's root folder. */
export const root = join(import.meta.dirname, '..')

/** The reviewable dataset that a new lake is seeded from. */
export const sampleData = join(root, 'sample-data')

/** The local dataset; git-ignored and shared by every command. */
export const localData = join(root, '.lake')

/** What tools may use again; git-ignored and safe to delete. */
export const cache = join(root, '.cache')

/** The built site. */
export const dist = join(root, 'dist')
