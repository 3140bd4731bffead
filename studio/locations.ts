import { map } from 'rxjs'
import type { DocumentLocationResolver, DocumentLocationsState, DocumentResolver } from 'sanity/presentation'
import { parsePath } from '../src/site/routes.ts'
import {
  listPages,
  mainDocument,
  ownPages,
  type ShownDocument,
  shownDocumentProjection,
} from './presentation/pages.ts'

/** More would hide the form below them. */
const mostReferrers = 20

const query = `{
  "document": *[_id == $id][0] ${shownDocumentProjection},
  "referrers": *[references($id) && !(_id in path("versions.**"))] | order(_updatedAt desc) [0...100] ${shownDocumentProjection}
}`

/** “Used on these pages”: where on the site a document is shown, by itself, in lists and where others refer to it. */
export const locations: DocumentLocationResolver = ({ id, type, perspectiveStack }, { documentStore }) => {
  if (type === 'redirect') {
    return { message: 'Leads readers from an old address to a page; is not shown itself', tone: 'positive' }
  }
  return documentStore
    .listenQuery(
      { fetch: query, listen: '*[_id in [$id, $draft] || references($id)]' },
      { id, draft: `drafts.${id}` },
      { perspective: perspectiveStack, tag: 'locations' },
    )
    .pipe(map((found: Found) => locationsOf(found)))
}

interface Found {
  readonly document: ShownDocument | null
  readonly referrers: readonly ShownDocument[]
}

/** What Studio shows above the form of a document. */
export function locationsOf({ document, referrers }: Found): DocumentLocationsState | null {
  if (!document) return null
  const own = ownPages(document)
  if (own.length === 0 && document._type in needs) {
    return { message: `Has no page yet: fill in ${needs[document._type]}`, tone: 'caution' }
  }
  // Of a page in several languages, one is enough to find it.
  const others = referrers.flatMap((referrer) => ownPages(referrer).slice(0, 1))
  const locations = [
    ...own,
    ...(own.length > 0 ? listPages(document) : []),
    ...others.slice(0, mostReferrers),
  ]
  if (document._type === 'siteSettings') return { locations: own, message: 'Shown on every page' }
  if (locations.length === 0) return { message: 'Not used on any page', tone: 'caution' }
  return others.length > mostReferrers
    ? { locations, message: `Used on ${others.length - mostReferrers} more pages` }
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
