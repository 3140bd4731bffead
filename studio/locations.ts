import { map, switchMap } from 'rxjs'
import type { DocumentLocationResolver, DocumentLocationsState, DocumentResolver } from 'sanity/presentation'
import { parsePath } from '../src/site/routes.ts'
import {
  listPages,
  mainDocument,
  ownPages,
  type ShownDocument,
  shownDocumentProjection,
} from './presentation/pages.ts'
import { typesWithPage } from './slugs/paths.ts'

/** More would hide the form below them. */
const mostOthers = 20

const others = '_type in $types && defined(slug.current)'

// A translation remembers what it was made from, and its page doesn't show that.
const referrers = `references($id) && !(_id in $targets) && translationOf.document._ref != $id && ${others}`

export const locationsQuery = `{
  "document": *[_id == $id][0] ${shownDocumentProjection},
  "targets": *[_id in $targets && ${others}] ${shownDocumentProjection},
  "referrers": *[${referrers}] | order(_updatedAt desc) [0...${mostOthers}] ${shownDocumentProjection},
  "referrerCount": count(*[${referrers}])
}`

/** “Used on these pages”: where on the site a document is shown, by itself, in lists and where it is connected. */
export const locations: DocumentLocationResolver = ({ id, type, perspectiveStack }, { documentStore }) => {
  if (type === 'redirect') {
    return { message: 'Leads readers from an old address to a page; is not shown itself', tone: 'positive' }
  }
  const options = { perspective: perspectiveStack, tag: 'locations' }
  const itself = { fetch: '*[_id == $id][0]', listen: '*[_id in [$id, $draft]]' }
  const connections = { fetch: locationsQuery, listen: '*[references($id)]' }
  return documentStore.listenQuery(itself, { id, draft: `drafts.${id}` }, options).pipe(
    switchMap((document: unknown) =>
      documentStore.listenQuery(
        connections,
        { id, types: [...typesWithPage], targets: targetsOf(document) },
        options,
      ),
    ),
    map((found: Found) => locationsOf(found)),
  )
}

/** The ids that a document refers to, however deep; what a translation was made from is not shown. */
export function targetsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('_ref' in value) return [String(value._ref)]
  const within = Object.entries(value).filter(([key]) => key !== 'translationOf')
  return [...new Set(within.flatMap(([, field]) => targetsOf(field)))]
}

interface Found {
  readonly document: ShownDocument | null
  /** Those that it refers to: their pages link back to it. */
  readonly targets: readonly ShownDocument[]
  /** Some of those that refer to it, and how many there are. */
  readonly referrers: readonly ShownDocument[]
  readonly referrerCount: number
}

/** What Studio shows above the form of a document. */
export function locationsOf({
  document,
  targets,
  referrers,
  referrerCount,
}: Found): DocumentLocationsState | null {
  if (!document) return null
  const own = ownPages(document)
  if (document._type === 'siteSettings') return { locations: own, message: 'Shown on every page' }
  if (own.length === 0 && document._type in needs) {
    return { message: `Has no page yet: fill in ${needs[document._type]}`, tone: 'caution' }
  }
  // Of a page in several languages, one is enough to find it; a text is linked to on pages in its own language.
  const language = document.language ?? undefined
  const linkingBack = targets.map((target) => (language ? { ...target, languages: [language] } : target))
  const all = [...linkingBack, ...referrers].flatMap((other) => ownPages(other).slice(0, 1))
  const locations = [...own, ...(own.length > 0 ? listPages(document) : []), ...all.slice(0, mostOthers)]
  if (locations.length === 0) return { message: 'Not used on any page', tone: 'caution' }
  const more = referrerCount - referrers.length + Math.max(0, all.length - mostOthers)
  return more > 0
    ? { locations, message: `Used on ${more} more ${more === 1 ? 'page' : 'pages'}` }
    : { locations }
}

const profile = 'the name or title and the slug'
const needs: Record<string, string> = {
  newsArticle: 'the language and the slug',
  page: 'the language and the slug',
  university: profile,
  expert: profile,
  organisation: profile,
  programme: profile,
  event: profile,
  standard: profile,
  agreement: profile,
  topic: profile,
}

/** Which document the form shows for a page of the preview. */
export const mainDocuments: DocumentResolver[] = [
  {
    route: ['/', '/*'],
    resolve: ({ path }) => {
      const parsed = parsePath(path.endsWith('/') ? path : `${path}/`)
      return parsed && mainDocument(parsed.route, parsed.locale)
    },
  },
]
