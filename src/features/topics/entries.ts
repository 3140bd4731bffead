import { getCollection } from 'astro:content'
import type { Topic } from './model.ts'

/** Every topic, by slug. */
export async function topics(): Promise<Topic[]> {
  const entries = await getCollection('topics')
  return entries
    .map(({ id, data }) => ({ ...(data as Omit<Topic, 'id'>), id }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
