import { getCollection } from 'astro:content'
import { listings } from '../sanity/listing.ts'
import type { Translations } from './translations.ts'

/** Every group of translations, by id. */
export async function translations(): Promise<Translations[]> {
  return listings<Translations>(await getCollection('translations')).sort((a, b) => (a.id < b.id ? -1 : 1))
}
