import { getCollection } from 'astro:content'
import { readBody } from '../../sanity/bodies.ts'
import { listings } from '../../sanity/listing.ts'
import { environment } from '../../site/current-environment.ts'
import type { PortableText } from '../../ui/portable-text/model.ts'
import type { NewsArticle } from './model.ts'

/** Every article on the site, in every language, the newest first. */
export async function newsArticles(): Promise<NewsArticle[]> {
  return listings<NewsArticle>(await getCollection('news')).sort(
    (a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? -1 : 1),
  )
}

export function newsText(article: NewsArticle): Promise<PortableText> {
  return readBody(article.bodyDigest, environment.cacheDir)
}
