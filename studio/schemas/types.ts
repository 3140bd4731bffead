import type { SchemaTypeDefinition } from 'sanity'
import { agendaItem, event, talk } from './documents/event.ts'
import { expert, position, profileLink, work } from './documents/expert.ts'
import { changeNote, newsArticle } from './documents/newsArticle.ts'
import { organisation } from './documents/organisation.ts'
import { page } from './documents/page.ts'
import { fee, programme, requirement, scholarship } from './documents/programme.ts'
import { redirect } from './documents/redirect.ts'
import { siteSettings } from './documents/siteSettings.ts'
import { agreement, standard } from './documents/standard.ts'
import { topic } from './documents/topic.ts'
import { university, verifiedFact } from './documents/university.ts'
import { nameInLanguage } from './objects/name.ts'
import { localisedPicture, picture } from './objects/picture.ts'
import { place } from './objects/place.ts'
import { typeIcons } from './icons.ts'
import {
  callout,
  footnote,
  plainText,
  portableText,
  pullQuote,
  table,
  tableRow,
  videoLink,
} from './objects/portableText.ts'
import { intake, period } from './objects/time.ts'
import { translationSource } from './objects/translation.ts'

const definitions: SchemaTypeDefinition[] = [
  newsArticle,
  university,
  expert,
  organisation,
  programme,
  event,
  standard,
  agreement,
  topic,
  page,
  siteSettings,
  redirect,
  changeNote,
  nameInLanguage,
  verifiedFact,
  position,
  profileLink,
  work,
  fee,
  requirement,
  scholarship,
  agendaItem,
  talk,
  place,
  period,
  intake,
  portableText,
  plainText,
  picture,
  localisedPicture,
  pullQuote,
  callout,
  table,
  tableRow,
  videoLink,
  footnote,
  translationSource,
]

/** Every type of Studio's schema; a document's with its icon. */
export const schemaTypes = definitions.map((definition) => {
  const icon = typeIcons[definition.name]
  return icon ? { ...definition, icon } : definition
})

/** Types of which a document is in one language, tied to its translations by the plugin. */
export const documentsInOneLanguage = ['newsArticle', 'page']

/** Types of which a document holds every language, in internationalised arrays. */
export const documentsInEveryLanguage = [
  'university',
  'expert',
  'organisation',
  'programme',
  'event',
  'standard',
  'agreement',
  'topic',
  'siteSettings',
]
