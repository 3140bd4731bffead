import { defineCollection } from 'astro:content'
import { newsType } from './features/news/model.ts'
import { pageType } from './features/pages/model.ts'
import { redirectType } from './features/redirects/model.ts'
import { settingsType } from './features/settings/model.ts'
import { topicType } from './features/topics/model.ts'
import { universityType } from './features/universities/model.ts'
import { translationsType } from './relations/translations.ts'
import { sanityLoaders } from './sanity/loader.ts'
import { environment } from './site/current-environment.ts'

const loaders = sanityLoaders(
  {
    news: newsType,
    universities: universityType,
    topics: topicType,
    pages: pageType,
    settings: settingsType,
    redirects: redirectType,
    translations: translationsType,
  },
  environment,
)

// Models are validated by the loader, with words for editors; a second validation by Astro would only cost time.
export const collections = {
  news: defineCollection({ loader: loaders.news }),
  universities: defineCollection({ loader: loaders.universities }),
  topics: defineCollection({ loader: loaders.topics }),
  pages: defineCollection({ loader: loaders.pages }),
  settings: defineCollection({ loader: loaders.settings }),
  redirects: defineCollection({ loader: loaders.redirects }),
  translations: defineCollection({ loader: loaders.translations }),
}
