import { isLocale, type Locale, locales } from '../../src/site/locales.ts'
import { pathFor, type Route, type Section, sectionSegments } from '../../src/site/routes.ts'

/** What of a document decides where it is shown. */
export interface ShownDocument {
  readonly _id: string
  readonly _type: string
  readonly title?: string | null
  readonly slug?: string | null
  readonly language?: string | null
  /** The languages that its name or title is written in, where one document holds all of them. */
  readonly languages?: readonly (string | null)[] | null
}

/** Projects `ShownDocument` from a document of any type. */
export const shownDocumentProjection = `{
  _id, _type, "slug": slug.current, language,
  "title": coalesce(title[language == "en"][0].value, name[language == "en"][0].value, title[0].value, name[0].value, title),
  "languages": coalesce(name[].language, title[].language)
}`

/** A page of the site as Studio lists it. */
export interface Page {
  readonly title: string
  readonly href: string
}

/** The document's own page, in each language that it is written in. */
export function ownPages(document: ShownDocument): Page[] {
  const { slug, title } = document
  if (document._type === 'siteSettings') {
    return locales.map((locale) => ({ title: 'Home', href: pathFor({ kind: 'home' }, locale) }))
  }
  const kind = kindOf(document._type)
  if (!kind || !slug) return []
  return languagesOf(document).map((locale) => ({
    title: title || slug,
    href: pathFor({ kind, slug }, locale),
  }))
}

/** The lists that show the document, in the same languages. */
export function listPages(document: ShownDocument): Page[] {
  const section = document._type === 'agreement' ? 'standard' : document._type
  if (!isSection(section)) return []
  return languagesOf(document).map((locale) => ({
    title: listTitles[section],
    href: pathFor({ kind: 'list', section }, locale),
  }))
}

/** Which document a page of the site is about: a GROQ filter and its parameters; undefined for lists. */
export function mainDocument(route: Route, locale: Locale): MainDocument | undefined {
  switch (route.kind) {
    case 'home':
      return { filter: '_type == "siteSettings"' }
    case 'list':
    case 'facet':
    case 'search':
      return undefined
    case 'page':
    case 'newsArticle':
      return {
        filter: '_type == $type && slug.current == $slug && language == $language',
        params: { type: route.kind, slug: route.slug, language: locale },
      }
    default:
      return {
        filter: '_type == $type && slug.current == $slug',
        params: { type: route.kind, slug: route.slug },
      }
  }
}

interface MainDocument {
  readonly filter: string
  readonly params?: Record<string, string>
}

const listTitles: Record<Section, string> = {
  newsArticle: 'List of news',
  university: 'List of universities',
  expert: 'List of experts',
  organisation: 'List of organisations',
  programme: 'List of programmes',
  event: 'List of events',
  standard: 'List of standards and agreements',
  topic: 'List of topics',
}

function isSection(type: string): type is Section {
  return type in sectionSegments
}

function kindOf(type: string): Section | 'agreement' | 'page' | undefined {
  return isSection(type) || type === 'agreement' || type === 'page' ? type : undefined
}

function languagesOf({ _type, language, languages }: ShownDocument): Locale[] {
  if (_type === 'newsArticle' || _type === 'page') return isLocale(language) ? [language] : []
  return locales.filter((locale) => languages?.includes(locale))
}
