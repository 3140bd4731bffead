import { type Locale, locales } from '../../src/site/locales.ts'
import { pathFor, type Route } from '../../src/site/routes.ts'

/** One page of each template, and the article that holds every rare block, in every language. */
const templates: { name: string; route: Route }[] = [
  { name: 'home', route: { kind: 'home' } },
  { name: 'news list', route: { kind: 'newsList' } },
  { name: 'later page of a list', route: { kind: 'newsList', page: 2 } },
  { name: 'article', route: { kind: 'newsArticle', slug: 'changsha-exchange-meeting' } },
  { name: 'article with every block', route: { kind: 'newsArticle', slug: 'every-block' } },
  { name: 'university list', route: { kind: 'universityList' } },
  {
    name: 'university',
    route: { kind: 'university', slug: 'hong-kong-university-of-science-and-technology' },
  },
  { name: 'topic list', route: { kind: 'topicList' } },
  { name: 'topic', route: { kind: 'topic', slug: 'dual-carbon' } },
  { name: 'about', route: { kind: 'page', slug: 'about' } },
  { name: 'contact', route: { kind: 'page', slug: 'contact' } },
  { name: 'privacy', route: { kind: 'page', slug: 'privacy' } },
  { name: 'search', route: { kind: 'search' } },
]

export interface SamplePage {
  readonly name: string
  readonly path: string
  readonly locale: Locale
}

export const samplePages: readonly SamplePage[] = [
  ...templates.flatMap(({ name, route }) =>
    locales.map((locale) => ({ name: `${name}, ${locale}`, path: pathFor(route, locale), locale })),
  ),
  { name: 'not found', path: '/nothing/of/this/name/', locale: 'en' },
]
