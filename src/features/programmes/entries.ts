import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { Programme, ProgrammeText } from './model.ts'

/** Every programme on the site, by slug. */
export async function programmes(): Promise<Programme[]> {
  return listings<Programme>(await getCollection('programmes')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The texts by language; undefined where there is none. */
export async function programmeText(programme: Programme): Promise<ProgrammeText> {
  return (await readBody<ProgrammeText | null>(programme.bodyDigest, environment.cacheDir)) ?? undefined
}
