import { type Locale, locales } from '../../src/site/locales.ts'
import { pathFor, type Route } from '../../src/site/routes.ts'

/** One page of each template, and the article that holds every rare block, in every language. */
const templates: { name: string; route: Route }[] = [
  { name: 'home', route: { kind: 'home' } },
  { name: 'news list', route: { kind: 'list', section: 'newsArticle' } },
  { name: 'later page of a list', route: { kind: 'list', section: 'newsArticle', page: 2 } },
  { name: 'article', route: { kind: 'newsArticle', slug: 'changsha-exchange-meeting' } },
  { name: 'article with every block', route: { kind: 'newsArticle', slug: 'every-block' } },
  { name: 'university list', route: { kind: 'list', section: 'university' } },
  {
    name: 'university',
    route: { kind: 'university', slug: 'hong-kong-university-of-science-and-technology' },
  },
  { name: 'topic list', route: { kind: 'list', section: 'topic' } },
  { name: 'topic', route: { kind: 'topic', slug: 'dual-carbon' } },
  { name: 'expert list', route: { kind: 'list', section: 'expert' } },
  { name: 'experts of a region', route: { kind: 'facet', section: 'expert', by: 'region', value: 'hk' } },
  { name: 'expert', route: { kind: 'expert', slug: 'xu-luan' } },
  { name: 'expert of whom little is known', route: { kind: 'expert', slug: 'zhang-hku' } },
  { name: 'organisation list', route: { kind: 'list', section: 'organisation' } },
  { name: 'organisation', route: { kind: 'organisation', slug: 'hirep' } },
  { name: 'programme list', route: { kind: 'list', section: 'programme' } },
  { name: 'programme', route: { kind: 'programme', slug: 'museum-collections-research-residency' } },
  { name: 'event list', route: { kind: 'list', section: 'event' } },
  { name: 'event', route: { kind: 'event', slug: 'changsha-exchange-meeting' } },
  { name: 'event with an agenda', route: { kind: 'event', slug: 'afternoon-on-peer-review' } },
  { name: 'standard list', route: { kind: 'list', section: 'standard' } },
  {
    name: 'standard',
    route: { kind: 'standard', slug: 'international-education-service-standardization-system' },
  },
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
