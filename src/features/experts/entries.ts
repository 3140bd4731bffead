import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { Expert, ExpertBiography } from './model.ts'

/** Every expert on the site, by slug. */
export async function experts(): Promise<Expert[]> {
  return listings<Expert>(await getCollection('experts')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The biographies by language; undefined where there is none. */
export async function expertBiography(expert: Expert): Promise<ExpertBiography> {
  return (await readBody<ExpertBiography | null>(expert.bodyDigest, environment.cacheDir)) ?? undefined
}
