import { eventType } from '../features/events/model.ts'
import { expertType } from '../features/experts/model.ts'
import { newsType } from '../features/news/model.ts'
import { organisationType } from '../features/organisations/model.ts'
import { pageType } from '../features/pages/model.ts'
import { programmeType } from '../features/programmes/model.ts'
import { redirectType } from '../features/redirects/model.ts'
import { settingsType } from '../features/settings/model.ts'
import { agreementType, standardType } from '../features/standards/model.ts'
import { topicType } from '../features/topics/model.ts'
import { universityType } from '../features/universities/model.ts'
import { translationsType } from './translations.ts'

/** Every type of document that the site is built from, by the name of its collection. */
export const documentTypes = {
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
}
