import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../sanity/document-type.ts'
import type { TranslationsQueryResult } from '../sanity/types.generated.ts'
import type { Locale, Localised } from '../site/locales.ts'
import { translationsQuery } from './query.ts'

const translationsModel = z.object({
  translations: z.array(z.object({ language: z.string(), id: z.string() })),
})

/** The documents that are one text in several languages, as Studio's plugin ties them. */
export type Translations = Listing<typeof translationsModel>

type Raw = TranslationsQueryResult[number]

export const translationsType: DocumentType<Raw, typeof translationsModel> = {
  type: 'translation.metadata',
  query: translationsQuery,
  model: translationsModel,
  toModel: ({ translations }: Filled<Raw>): z.input<typeof translationsModel> => ({
    translations: translations ?? [],
  }),
}

/** For each document, the documents that are the same text, by the language that they say they are in. */
export function translationGroups(
  translations: readonly Translations[],
  documents: ReadonlyMap<string, { readonly id: string; readonly language: Locale }>,
): Map<string, Localised<string>> {
  const groups = new Map<string, Localised<string>>()
  for (const { translations: members } of translations) {
    const group: Localised<string> = {}
    for (const { id } of members) {
      const document = documents.get(id)
      if (document) group[document.language] ??= id
    }
    for (const id of Object.values(group)) groups.set(id, group)
  }
  return groups
}
