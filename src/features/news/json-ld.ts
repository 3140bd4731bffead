import type { NewsArticle as NewsArticleJsonLd, WithContext } from 'schema-dts'
import { organisationId } from '../../seo/site-json-ld.ts'
import type { NewsArticle } from './model.ts'

export function newsJsonLd(
  article: NewsArticle,
  { siteUrl, path, publisher }: { siteUrl: URL; path: string; publisher: string },
): WithContext<NewsArticleJsonLd> {
  const url = new URL(path, siteUrl).href
  const organisation = { '@type': 'Organization', '@id': organisationId(siteUrl), name: publisher } as const
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.standfirst,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    inLanguage: article.language,
    mainEntityOfPage: url,
    url,
    publisher: organisation,
    author: article.byline === undefined ? organisation : { '@type': 'Organization', name: article.byline },
    ...(article.source?.url === undefined ? {} : { isBasedOn: article.source.url }),
  }
}
