/** A document in one language, as far as translating needs it. */
export interface Article {
  readonly _id: string
  readonly _type: string
  readonly _rev?: string
  readonly language?: string
  readonly title?: string
  readonly translationOf?: TranslationSource
  readonly needsReview?: boolean
  readonly [field: string]: unknown
}

/** What a translation was made from, and as it was then. */
export interface TranslationSource {
  readonly _type: 'translationSource'
  readonly document: { readonly _type: 'reference'; readonly _ref: string; readonly _weak: true }
  /** The source's `_rev` when it was translated; unknown in the sample data, which has revisions only once it is imported. */
  readonly revision?: string
  /** What its text came to then: publishing gives a document a new revision, though its text is the same. */
  readonly text?: string
}

/** What a translation made from this document, as it is now, is to remember. */
export function translationSource(source: Article): TranslationSource {
  return {
    _type: 'translationSource',
    document: { _type: 'reference', _ref: source._id.replace(/^drafts\./, ''), _weak: true },
    revision: source._rev ?? '',
    text: textDigest(source),
  }
}

/**
 * Whether the source says something else than when it was translated.
 *
 * @param versions the source as it is published and its draft, those there are
 */
export function sourceChanged(
  recorded: TranslationSource | undefined,
  versions: readonly (Article | null | undefined)[],
): boolean {
  const present = versions.filter((version) => version !== null && version !== undefined)
  if (!recorded || present.length === 0) return false
  return !present.some(
    (version) => version._rev === recorded.revision || textDigest(version) === recorded.text,
  )
}

/** What a translator reads; the rest of a document is the same in every language, or its own affair. */
export const translatedFields = [
  'title',
  'standfirst',
  'summary',
  'byline',
  'leadPicture',
  'body',
  'source',
  'changeNotes',
]

/** A short digest of what there is to translate, the same for the same content. */
function textDigest(document: Article): string {
  const text = canonical(translatedFields.map((field) => document[field] ?? null))
  // FNV-1a, twice from different starts: enough to tell two versions of one text apart.
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < text.length; index++) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/** What a reference to a document that isn't published yet holds besides its id; publishing takes it away. */
const untilPublished = ['_weak', '_strengthenOnPublish']

/** JSON whose keys are in order: a dataset may give them back in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(
          Object.entries(field)
            .filter(([key]) => !untilPublished.includes(key))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : field,
  )
}
