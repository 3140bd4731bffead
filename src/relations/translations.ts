import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../sanity/document-type.ts'
import type { TranslationsQueryResult } from '../sanity/types.generated.ts'
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
