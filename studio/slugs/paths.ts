import { isLocale, locales } from '../../src/site/locales.ts'
import { parsePath, pathFor, type Route, sectionSegments } from '../../src/site/routes.ts'

/** A document's type, language and slug, published or not. */
export interface SluggedDocument {
  readonly _type: string
  readonly slug?: { readonly current?: string | undefined } | undefined
  readonly language?: unknown
}

type PageRoute = Extract<Route, { slug: string }>

/** Types whose documents have a page each, at an address that the slug is a part of. */
export const typesWithPage: readonly string[] = [...Object.keys(sectionSegments), 'agreement', 'page']

/** The types of these that have one document a language. */
const inOneLanguage = ['newsArticle', 'page']

/** Every path at which the site shows a document; none where it has no page or no slug yet. */
export function pathsOf(document: SluggedDocument): string[] {
  const slug = document.slug?.current
  if (!slug || !typesWithPage.includes(document._type)) return []
  const route = { kind: document._type, slug } as PageRoute
  if (!inOneLanguage.includes(document._type)) return locales.map((locale) => pathFor(route, locale))
  return isLocale(document.language) ? [pathFor(route, document.language)] : []
}

/** A filter, with its parameters, for the documents that have a path of the site as their own; undefined where none can. */
export function documentsAt(
  path: string,
): { readonly filter: string; readonly params: Record<string, string> } | undefined {
  const parsed = parsePath(path)
  if (!parsed || !('slug' in parsed.route)) return undefined
  const { kind, slug } = parsed.route
  return inOneLanguage.includes(kind)
    ? {
        filter: '_type == $kind && slug.current == $slug && language == $language',
        params: { kind, slug, language: parsed.locale },
      }
    : { filter: '_type == $kind && slug.current == $slug', params: { kind, slug } }
}
