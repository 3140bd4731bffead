import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { Agreement, Standard, StandardText } from './model.ts'

/** Every standard on the site, by slug. */
export async function standards(): Promise<Standard[]> {
  return listings<Standard>(await getCollection('standards')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** Every agreement on the site, by slug. */
export async function agreements(): Promise<Agreement[]> {
  return listings<Agreement>(await getCollection('agreements')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The texts by language; undefined where there is none. */
export async function standardText(standard: Standard): Promise<StandardText> {
  return (await readBody<StandardText | null>(standard.bodyDigest, environment.cacheDir)) ?? undefined
}
