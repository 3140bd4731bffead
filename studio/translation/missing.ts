import { type Locale, isLocale, locales } from '../../src/site/locales.ts'
import { stateOf } from '../schemas/previews.ts'
import { type Article, sourceChanged, translatedFields } from './source.ts'

const facts = '_id, _type, _rev, language, title, translationOf, publishedAt'

/** Everything that the list shows; the texts are left where they are. */
export const workQuery = {
  fetch: `{
    "documents": *[_type == $type] | order(coalesce(publishedAt, _createdAt) desc){${facts}},
    "metadata": *[_type == "translation.metadata" && $type in schemaTypes]{_id, translations}
  }`,
  listen: `*[_type in [$type, "translation.metadata"]]`,
}

/** What of some of them has to be compared. */
export const textsQuery = `*[_id in $ids]{${[facts, ...translatedFields.filter((field) => field !== 'title')].join()}}`

/** The plugin's record of which documents are translations of one another. */
export interface TranslationMetadata {
  readonly _id: string
  readonly translations?: readonly {
    readonly language?: string
    readonly value?: { readonly _ref?: string }
  }[]
}

/** An article, and what its translators have yet to do. */
export interface TranslationWork {
  /** The original: its draft where there is one. */
  readonly source: Article
  /** The source's id, without `drafts.` */
  readonly id: string
  /** Whether readers see the source, and whether it has changes that they don't see. */
  readonly state: string
  readonly present: readonly Locale[]
  /** Each with the document to make it from: Traditional comes from Simplified where there is that, as a draft by machine. */
  readonly missing: readonly { readonly language: Locale; readonly from: Article }[]
  /** Translations whose source changed since, by the id of the translation. */
  readonly outdated: readonly { readonly id: string; readonly language: Locale }[]
}

/**
 * The documents whose texts are needed to tell whether translations fell behind: sources that have another revision than
 * the translation remembers. Publishing alone gives them one.
 */
export function sourcesToCompare(documents: readonly Article[]): Article[] {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const sources = documents.flatMap(({ translationOf }) => {
    if (!translationOf) return []
    const id = translationOf.document._ref
    const versions = [byId.get(id), byId.get(`drafts.${id}`)].filter((version) => version !== undefined)
    return versions.some(({ _rev }) => _rev === translationOf.revision) ? [] : versions
  })
  return [...new Set(sources)]
}

/** Both versions of one document. */
interface Versions {
  readonly id: string
  readonly published: Article | undefined
  readonly draft: Article | undefined
}

/**
 * What there is to translate: articles that lack a language or whose translations fell behind, in the order of
 * `documents`.
 *
 * @param documents as they are stored, published ones and drafts
 */
export function translationWork(
  documents: readonly Article[],
  metadata: readonly TranslationMetadata[],
): TranslationWork[] {
  const versions = new Map<string, Versions>()
  for (const document of documents) {
    const id = document._id.replace(/^drafts\./, '')
    const known = versions.get(id) ?? { id, published: undefined, draft: undefined }
    versions.set(id, { ...known, [document._id === id ? 'published' : 'draft']: document })
  }
  return groups(versions, metadata).flatMap((group) => {
    const work = workOf(group, versions)
    return work && (work.missing.length > 0 || work.outdated.length > 0) ? [work] : []
  })
}

/** Documents that are translations of one another; one without translations is a group of its own. */
function groups(
  versions: ReadonlyMap<string, Versions>,
  metadata: readonly TranslationMetadata[],
): Versions[][] {
  const groupOf = new Map<string, string>()
  for (const { _id, translations } of metadata) {
    for (const { value } of translations ?? []) if (value?._ref) groupOf.set(value._ref, _id)
  }
  return [...Map.groupBy(versions.values(), ({ id }) => groupOf.get(id) ?? id).values()]
}

const isSimplified = (article: Article | undefined) => article?.language === 'zh-Hans'

const shown = ({ draft, published }: Versions): Article | undefined => draft ?? published

function stateOfBoth({ draft, published }: Versions): string {
  const publishedAt = (published ?? draft)?.['publishedAt']
  const of = (originalId: string) =>
    stateOf({ originalId, ...(typeof publishedAt === 'string' && { publishedAt }) })
  if (!published) return of('drafts.')
  return draft ? `${of('')}, with unpublished changes` : of('')
}

function workOf(
  group: readonly Versions[],
  versions: ReadonlyMap<string, Versions>,
): TranslationWork | undefined {
  const inOrder = locales.flatMap((locale) => group.filter((each) => shown(each)?.language === locale))
  const original = inOrder.find((each) => !shown(each)?.translationOf) ?? inOrder[0]
  const source = original && shown(original)
  if (!source) return undefined
  const present = locales.filter((locale) => inOrder.some((each) => shown(each)?.language === locale))
  return {
    source,
    id: original.id,
    state: stateOfBoth(original),
    present,
    missing: locales
      .filter((locale) => !present.includes(locale))
      .map((language) => ({
        language,
        from: (language === 'zh-Hant' && inOrder.map(shown).find(isSimplified)) || source,
      })),
    outdated: inOrder.flatMap((each) => {
      const translation = shown(each)
      const from = translation?.translationOf
      const origin = from && versions.get(from.document._ref)
      return origin && isLocale(translation.language) && sourceChanged(from, [origin.published, origin.draft])
        ? [{ id: each.id, language: translation.language }]
        : []
    }),
  }
}
