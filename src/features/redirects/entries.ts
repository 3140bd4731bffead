import { getCollection } from 'astro:content'
import type { Redirect } from './model.ts'

/** Every redirect, by its old path. */
export async function redirects(): Promise<Redirect[]> {
  const entries = await getCollection('redirects')
  return entries
    .map(({ id, data }) => ({ ...(data as Omit<Redirect, 'id'>), id }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
