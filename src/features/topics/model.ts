import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../../sanity/document-type.ts'
import type { TopicsQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import { byLanguage, localisedModel, localisedText, optionalByLanguage } from '../../ui/localised.ts'
import { requiredText, slugModel } from '../../ui/text.ts'
import { topicsQuery } from './query.ts'

const topicModel = z.object({
  title: localisedText,
  slug: slugModel,
  broader: z.string().optional(),
  synonyms: localisedModel(z.array(requiredText)).optional(),
})

export type Topic = Listing<typeof topicModel>

type Raw = TopicsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof topicModel> {
  return { ...raw, title: byLanguage(raw.title), synonyms: optionalByLanguage(raw.synonyms) }
}

export const topicType: DocumentType<Raw, typeof topicModel> = {
  type: 'topic',
  query: topicsQuery,
  model: topicModel,
  toModel,
  path: ({ slug }) => pathFor({ kind: 'topic', slug }, defaultLocale),
  parent: ({ broader }) => broader,
  references: ({ broader }) => (broader === undefined ? [] : [{ field: 'broader', id: broader }]),
}
