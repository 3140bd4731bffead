/** The kinds of page that a search can find, in the order in which the filter offers them. */
export const searchTypes = [
  'news',
  'expert',
  'university',
  'programme',
  'event',
  'organisation',
  'standard',
  'topic',
  'page',
] as const

export type SearchType = (typeof searchTypes)[number]

/**
 * What a page tells the search index of itself, beside its text. A page without a record isn't indexed, so lists, the
 * home page, the search page and 404 give none.
 *
 * The text that is indexed is the page's `<main>`, without anything inside an element marked `data-search-ignore`: mark
 * what is the same on many pages or belongs to another one (breadcrumbs, related articles, backlinks, pager).
 */
export interface SearchRecord {
  readonly type: SearchType
  /** The title as the page shows it. */
  readonly title: string
  /** Other forms that people may type: HKU, 港大, the native name, synonyms, the name in other languages. */
  readonly names: readonly string[]
  /** The titles of its topics, in the page's language. */
  readonly topics: readonly string[]
  /** When it was published (ISO 8601), where that matters to a reader. */
  readonly date?: string | undefined
  readonly sample?: boolean | undefined
}

/** The attribute that carries the record, as JSON, in the built page. */
export const recordAttribute = 'data-search-record'

/** The attribute of elements whose text isn't the page's own. */
export const ignoreAttribute = 'data-search-ignore'
