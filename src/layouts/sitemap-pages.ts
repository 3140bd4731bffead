import { eventLanguages } from '../features/events/model.ts'
import { expertLanguages } from '../features/experts/model.ts'
import { organisationLanguages } from '../features/organisations/model.ts'
import { programmeLanguages } from '../features/programmes/model.ts'
import { agreementLanguages, standardLanguages } from '../features/standards/model.ts'
import { universityLanguages } from '../features/universities/model.ts'
import type { EntriesByKind, Graph } from '../relations/graph.ts'
import type { SitemapPage } from '../seo/sitemap.ts'
import { defaultLocale, type Locale, locales } from '../site/locales.ts'
import { type FacetRoute, pathFor, type Route, type Section, sectionSegments } from '../site/routes.ts'
import { languagesOf } from '../ui/localised.ts'
import { facetsOf } from './facets.ts'
import { inEveryLanguage, profileHead } from './profile-head.ts'
import { isSample } from './section-lists.ts'

/** The kinds of entry that hold every language, with the languages that an entry's text exists in. */
const profileLanguages: {
  readonly [Kind in Exclude<keyof EntriesByKind, 'newsArticle' | 'page'>]: (
    entry: EntriesByKind[Kind],
  ) => Locale[]
} = {
  university: universityLanguages,
  expert: expertLanguages,
  organisation: organisationLanguages,
  programme: programmeLanguages,
  event: eventLanguages,
  standard: standardLanguages,
  agreement: agreementLanguages,
  topic: ({ title }) => languagesOf(title),
}

/** Every page that search engines may list: no samples, no untranslated profiles, no search page, no later pages of lists. */
export function sitemapPages(graph: Graph): SitemapPage[] {
  const lists = (Object.keys(sectionSegments) as Section[]).map((section): Route => ({
    kind: 'list',
    section,
  }))
  const facets = (Object.keys(sectionSegments) as Section[]).flatMap((section) =>
    facetsOf(section, graph, defaultLocale).flatMap(({ by, values }) =>
      values
        .filter(({ entries }) => !isSample(entries))
        .map(({ value }) => ({ kind: 'facet', section, by, value }) as FacetRoute),
    ),
  )
  const everywhere = [{ kind: 'home' } as Route, ...lists, ...facets].flatMap((route) =>
    locales.map((locale) => ({ path: pathFor(route, locale), languages: inEveryLanguage(route) })),
  )
  const texts = [...graph.page, ...graph.newsArticle.filter(({ sample }) => !sample)].map((text) => {
    const languages = graph.translationPaths(text)
    return {
      path: languages[text.language]!,
      languages,
      modified: 'publishedAt' in text ? (text.updatedAt ?? text.publishedAt) : undefined,
    }
  })
  const profiles = (Object.keys(profileLanguages) as (keyof typeof profileLanguages)[]).flatMap((kind) =>
    graph[kind].flatMap((entry) => {
      if ('sample' in entry && entry.sample) return []
      const languages = (profileLanguages[kind] as (each: typeof entry) => Locale[])(entry)
      return languages.map((locale) => {
        const { path, languages: paths } = profileHead({ kind, slug: entry.slug }, languages, locale)
        return { path, languages: paths }
      })
    }),
  )
  return [...everywhere, ...texts, ...profiles]
}
