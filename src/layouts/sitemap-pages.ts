import { universityLanguages } from '../features/universities/model.ts'
import type { Graph } from '../relations/graph.ts'
import type { SitemapPage } from '../seo/sitemap.ts'
import { locales } from '../site/locales.ts'
import { pathFor, type Route } from '../site/routes.ts'
import { languagesOf } from '../ui/localised.ts'
import { inEveryLanguage, profileHead } from './page-parts.ts'

/** Every page that search engines may list: no samples, no untranslated profiles, no search page. */
export function sitemapPages(graph: Graph): SitemapPage[] {
  const everywhere = (['home', 'newsList', 'universityList', 'topicList'] as const).flatMap((kind) =>
    locales.map((locale) => ({ path: pathFor({ kind }, locale), languages: inEveryLanguage({ kind }) })),
  )
  const texts = [
    ...graph.pages.map((page) => ({ page, path: pathFor({ kind: 'page', slug: page.slug }, page.language) })),
    ...graph.news
      .filter(({ sample }) => !sample)
      .map((page) => ({ page, path: pathFor({ kind: 'newsArticle', slug: page.slug }, page.language) })),
  ].map(({ page, path }) => ({
    path,
    languages: graph.translationPaths(page),
    modified: 'publishedAt' in page ? (page.updatedAt ?? page.publishedAt) : undefined,
  }))
  const profiles = [
    ...graph.universities
      .filter(({ sample }) => !sample)
      .map((university) => ({
        route: { kind: 'university', slug: university.slug } as Route,
        languages: universityLanguages(university),
      })),
    ...graph.topics.map(({ slug, title }) => ({
      route: { kind: 'topic', slug } as Route,
      languages: languagesOf(title),
    })),
  ].flatMap(({ route, languages }) =>
    languages.map((locale) => {
      const { path, languages: paths } = profileHead(route, languages, locale)
      return { path, languages: paths }
    }),
  )
  return [...everywhere, ...texts, ...profiles]
}
