import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { OrganisationsQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import { organisationKinds, relationships, sectors } from '../../site/rules.ts'
import { byLanguage, languagesOf, localisedText, optionalByLanguage } from '../../ui/localised.ts'
import { placeModel, toPlace } from '../../ui/place.ts'
import { hrefModel } from '../../ui/portable-text/model.ts'
import { nameInLanguageModel, slugModel } from '../../ui/text.ts'
import { organisationsQuery } from './query.ts'

const organisationModel = z.object({
  name: localisedText,
  slug: slugModel,
  otherNames: z.array(nameInLanguageModel),
  kind: z.enum(organisationKinds),
  sector: z.enum(sectors),
  relationship: z.enum(relationships).optional(),
  place: placeModel.optional(),
  website: hrefModel.optional(),
  summary: localisedText.optional(),
  topics: z.array(z.string()),
  sample: z.boolean(),
})

export type Organisation = Listing<typeof organisationModel>

type Raw = OrganisationsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof organisationModel> {
  return {
    ...raw,
    name: byLanguage(raw.name),
    otherNames: raw.otherNames ?? [],
    place: raw.place && toPlace(raw.place),
    summary: optionalByLanguage(raw.summary),
    topics: raw.topics ?? [],
    sample: raw.sample ?? false,
  }
}

export const organisationType: DocumentType<Raw, typeof organisationModel> = {
  type: 'organisation',
  query: organisationsQuery,
  model: organisationModel,
  toModel,
  path: ({ slug }) => pathFor({ kind: 'organisation', slug }, defaultLocale),
  references: ({ topics }) => listReferences('topics', topics),
}

/** The languages that an organisation's text exists in. */
export function organisationLanguages({ name, summary }: Organisation): Locale[] {
  return languagesOf(summary ?? name)
}
