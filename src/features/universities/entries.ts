import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { University, UniversityProfile } from './model.ts'

/** Every university on the site, by slug. */
export async function universities(): Promise<University[]> {
  return listings<University>(await getCollection('universities')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The profile texts by language; undefined where there is none. */
export async function universityProfile(university: University): Promise<UniversityProfile> {
  return (await readBody<UniversityProfile | null>(university.bodyDigest, environment.cacheDir)) ?? undefined
}
