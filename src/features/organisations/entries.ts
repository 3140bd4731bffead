import { getCollection } from 'astro:content'
import { listings } from '../../sanity/listing.ts'
import type { Organisation } from './model.ts'

/** Every organisation on the site, by slug. */
export async function organisations(): Promise<Organisation[]> {
  return listings<Organisation>(await getCollection('organisations')).sort((a, b) =>
    a.slug < b.slug ? -1 : 1,
  )
}
