import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { environment } from '../../site/current-environment.ts'
import type { PortableText } from '../../ui/portable-text/model.ts'
import type { Page } from './model.ts'

/** Every page, in every language, by slug. */
export async function pages(): Promise<Page[]> {
  const entries = await getCollection('pages')
  return entries
    .map(({ id, data }) => ({ ...(data as Omit<Page, 'id'>), id }))
    .sort((a, b) => (a.slug < b.slug || (a.slug === b.slug && a.id < b.id) ? -1 : 1))
}

export function pageText(page: Page): Promise<PortableText> {
  return readBody(page.bodyDigest, environment.cacheDir)
}
