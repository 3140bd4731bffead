import type { SanityClient } from '@sanity/client'
import { type Locale, locales } from '../../src/site/locales.ts'
import { traditionalDraft, translationDraft } from './draft.ts'
import type { TranslationMetadata } from './missing.ts'
import { knownNames, namedDocumentsQuery, type NamedDocument, type NameForms } from './names.ts'
import type { Article } from './source.ts'
import { type Convert, hongKongConverter } from './traditional.ts'

const metadataQuery = `*[_type == "translation.metadata" && $id in translations[].value._ref][0]{_id, translations}`

const publishedId = (id: string) => id.replace(/^drafts\./, '')

/** Conversion into Traditional with the names of the dataset. */
export async function converterOf(client: SanityClient): Promise<{ convert: Convert; names: NameForms }> {
  const [convert, documents] = await Promise.all([
    hongKongConverter(),
    client.fetch<NamedDocument[]>(namedDocumentsQuery, {}, { perspective: 'drafts' }),
  ])
  return { convert, names: knownNames(documents, convert) }
}

/** The translations of a document as the dataset has them: the metadata, and the id in a language where there is one. */
async function metadataOf(client: SanityClient, source: Article, language: Locale) {
  const id = publishedId(source._id)
  const metadata = await client.fetch<TranslationMetadata | null>(
    metadataQuery,
    { id },
    { perspective: 'raw' },
  )
  const known = metadata?.translations?.find((translation) => translation.language === language)
  return { metadata, translationId: known?.value?._ref }
}

/**
 * Begins a translation with the words of the source, tied to it as the translation plugin ties them.
 *
 * @returns the translation's id; where there is one already, that one's, and nothing is changed
 */
export async function createTranslation(
  client: SanityClient,
  source: Article,
  language: Locale,
): Promise<string> {
  const { metadata, translationId } = await metadataOf(client, source, language)
  if (translationId && (await versionsOf(client, translationId)).length > 0) return translationId
  const id = translationId ?? crypto.randomUUID()
  await write(client, source, translationDraft(source, id, language), metadata, translationId !== undefined)
  return id
}

/**
 * Drafts the Traditional translation of a Simplified document, anew where there is one.
 *
 * @returns the translation's id
 */
export async function draftTraditional(client: SanityClient, source: Article): Promise<string> {
  const [{ metadata, translationId }, { convert, names }] = await Promise.all([
    metadataOf(client, source, 'zh-Hant'),
    converterOf(client),
  ])
  const versions = translationId ? await versionsOf(client, translationId) : []
  const existing = versions.find(({ _id }) => _id.startsWith('drafts.')) ?? versions[0]
  const id = translationId ?? crypto.randomUUID()
  const draft = traditionalDraft(source, id, existing, convert, names)
  await write(client, source, draft, metadata, translationId !== undefined)
  return id
}

/** Whether a document has a translation in a language, as a draft or published. */
export async function hasTranslation(
  client: SanityClient,
  source: Article,
  language: Locale,
): Promise<boolean> {
  const { translationId } = await metadataOf(client, source, language)
  return translationId !== undefined && (await versionsOf(client, translationId)).length > 0
}

const tiesQuery = `*[_type == "translation.metadata" && $id in translations[].value._ref]{
  _id,
  "ties": translations[]{_key, "isGone": count(*[_id in [^.value._ref, "drafts." + ^.value._ref]]) == 0}
}`

/**
 * Takes translations that were deleted out of what ties a document to the others: being weak, their references stay, and
 * the plugin's menu would lead to an empty form instead of beginning a new translation.
 */
export async function untieDeleted(client: SanityClient, id: string): Promise<void> {
  const found = await client.fetch<{ _id: string; ties: { _key: string; isGone: boolean }[] }[]>(
    tiesQuery,
    { id: publishedId(id) },
    { perspective: 'raw' },
  )
  for (const { _id, ties } of found) {
    const gone = ties.filter(({ isGone }) => isGone).map(({ _key }) => `translations[_key=="${_key}"]`)
    if (gone.length === ties.length) await client.delete(_id)
    else if (gone.length > 0) await client.patch(_id).unset(gone).commit()
  }
}

/** A document's published version and its draft, those there are. */
async function versionsOf(client: SanityClient, id: string): Promise<Article[]> {
  return client.fetch<Article[]>(
    `*[_id in [$id, "drafts." + $id]]`,
    { id: publishedId(id) },
    { perspective: 'raw' },
  )
}

async function write(
  client: SanityClient,
  source: Article,
  draft: { _id: string; _type: string; language: string },
  metadata: TranslationMetadata | null,
  isTied: boolean,
): Promise<void> {
  const reference = (language: string, id: string) => ({
    _key: language,
    _type: 'internationalizedArrayReferenceValue',
    language,
    value: { _type: 'reference', _ref: publishedId(id), _weak: true },
  })
  const transaction = client.transaction().createOrReplace(draft)
  if (!metadata) {
    transaction.create({
      _type: 'translation.metadata',
      schemaTypes: [source._type],
      translations: [
        reference(source.language ?? locales[0], source._id),
        reference(draft.language, draft._id),
      ],
    })
  } else if (!isTied) {
    transaction.patch(metadata._id, (patch) =>
      patch
        .setIfMissing({ translations: [] })
        .insert('after', 'translations[-1]', [reference(draft.language, draft._id)]),
    )
  }
  await transaction.commit()
}
