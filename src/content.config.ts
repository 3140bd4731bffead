import { defineCollection } from 'astro:content'
import { documentTypes } from './relations/document-types.ts'
import { sanityLoaders } from './sanity/loader.ts'
import { environment } from './site/current-environment.ts'

const loaders = sanityLoaders(documentTypes, environment)

// Models are validated by the loader, with words for editors; a second validation by Astro would only cost time.
export const collections = {
  news: defineCollection({ loader: loaders.news }),
  universities: defineCollection({ loader: loaders.universities }),
  experts: defineCollection({ loader: loaders.experts }),
  organisations: defineCollection({ loader: loaders.organisations }),
  programmes: defineCollection({ loader: loaders.programmes }),
  events: defineCollection({ loader: loaders.events }),
  standards: defineCollection({ loader: loaders.standards }),
  agreements: defineCollection({ loader: loaders.agreements }),
  topics: defineCollection({ loader: loaders.topics }),
  pages: defineCollection({ loader: loaders.pages }),
  settings: defineCollection({ loader: loaders.settings }),
  redirects: defineCollection({ loader: loaders.redirects }),
  translations: defineCollection({ loader: loaders.translations }),
}
