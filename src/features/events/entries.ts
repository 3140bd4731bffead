import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { Event, EventText } from './model.ts'

/** Every event on the site, by slug. */
export async function events(): Promise<Event[]> {
  return listings<Event>(await getCollection('events')).sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The texts by language; undefined where there is none. */
export async function eventText(event: Event): Promise<EventText> {
  return (await readBody<EventText | null>(event.bodyDigest, environment.cacheDir)) ?? undefined
}
