import { defineCollection } from 'astro:content'
import { eventType } from './features/events/model.ts'
import { expertType } from './features/experts/model.ts'
import { newsType } from './features/news/model.ts'
import { organisationType } from './features/organisations/model.ts'
import { pageType } from './features/pages/model.ts'
import { programmeType } from './features/programmes/model.ts'
import { redirectType } from './features/redirects/model.ts'
import { settingsType } from './features/settings/model.ts'
import { agreementType, standardType } from './features/standards/model.ts'
import { topicType } from './features/topics/model.ts'
import { universityType } from './features/universities/model.ts'
import { translationsType } from './relations/translations.ts'
import { sanityLoaders } from './sanity/loader.ts'
import { environment } from './site/current-environment.ts'

const loaders = sanityLoaders(
  {
    news: newsType,
    universities: universityType,
    experts: expertType,
    organisations: organisationType,
    programmes: programmeType,
    events: eventType,
    standards: standardType,
    agreements: agreementType,
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
