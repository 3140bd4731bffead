import { getCollection } from 'astro:content'
import type { Translations } from './translations.ts'

export async function translations(): Promise<Translations[]> {
  const entries = await getCollection('translations')
  return entries.map(({ id, data }) => ({ ...(data as Omit<Translations, 'id'>), id }))
}
