import { getCollection } from 'astro:content'
import { listings } from '../../sanity/listing.ts'
import type { Topic } from './model.ts'

/** Every topic, by slug. */
export async function topics(): Promise<Topic[]> {
  return listings<Topic>(await getCollection('topics')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
