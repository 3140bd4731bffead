import { getCollection } from 'astro:content'
import { listings } from '../../sanity/listing.ts'
import type { Redirect } from './model.ts'

/** Every redirect, by its old path. */
export async function redirects(): Promise<Redirect[]> {
  return listings<Redirect>(await getCollection('redirects')).sort((a, b) => (a.from < b.from ? -1 : 1))
}
