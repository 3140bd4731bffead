import type { RSSOptions } from '@astrojs/rss'
import { strings } from '../../i18n/strings.ts'
import type { Locale } from '../../site/locales.ts'
import { newsFeedPath, pathFor } from '../../site/routes.ts'
import type { NewsArticle } from './model.ts'

/** A language's newest articles as RSS 2.0; samples are never in a feed. */
export function newsFeed(
  articles: readonly NewsArticle[],
  { name, description, locale, siteUrl }: { name: string; description: string; locale: Locale; siteUrl: URL },
): RSSOptions {
  return {
    title: `${strings(locale).news.title} · ${name}`,
    description,
    site: new URL(pathFor({ kind: 'list', section: 'newsArticle' }, locale), siteUrl),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData:
      `<language>${locale}</language>` +
      `<atom:link href="${new URL(newsFeedPath(locale), siteUrl).href}" rel="self" type="application/rss+xml"/>`,
    items: articles.map((article) => ({
      title: article.title,
      description: article.standfirst,
      link: new URL(pathFor({ kind: 'newsArticle', slug: article.slug }, locale), siteUrl).href,
      pubDate: new Date(article.publishedAt),
      categories: [strings(locale).news.categories[article.category]],
    })),
  }
}
