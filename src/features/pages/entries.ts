import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { PortableText } from '../../ui/portable-text/model.ts'
import type { Page } from './model.ts'

/** Every page, in every language, by id. */
export async function pages(): Promise<Page[]> {
  return listings<Page>(await getCollection('pages')).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function pageText(page: Page): Promise<PortableText> {
  return readBody(page.bodyDigest, environment.cacheDir)
}
