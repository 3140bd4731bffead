import type { SchemaTypeDefinition } from 'sanity'
import { changeNote, newsArticle } from './documents/newsArticle.ts'
import { page } from './documents/page.ts'
import { redirect } from './documents/redirect.ts'
import { siteSettings } from './documents/siteSettings.ts'
import { topic } from './documents/topic.ts'
import { nameInLanguage, university, verifiedFact } from './documents/university.ts'
import { localisedPicture, picture } from './objects/picture.ts'
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

export const schemaTypes: SchemaTypeDefinition[] = [
  newsArticle,
  university,
  topic,
  page,
  siteSettings,
  redirect,
  changeNote,
  nameInLanguage,
  verifiedFact,
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
]

/** Types of which a document is in one language, tied to its translations by the plugin. */
export const documentsInOneLanguage = ['newsArticle', 'page']
