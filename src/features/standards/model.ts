import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { AgreementsQueryResult, StandardsQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale, locales } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import { monthPattern, standardStates } from '../../site/rules.ts'
import {
  byLanguage,
  languagesOf,
  localisedModel,
  localisedText,
  optionalByLanguage,
} from '../../ui/localised.ts'
import { hrefModel, linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { dayModel, slugModel } from '../../ui/text.ts'
import { agreementsQuery, standardsQuery } from './query.ts'

const standardModel = z
  .object({
    title: localisedText,
    slug: slugModel,
    code: z.string().optional(),
    state: z.enum(standardStates),
    version: z.string().optional(),
    summary: localisedText.optional(),
    body: localisedModel(portableTextModel).optional(),
    document: hrefModel.optional(),
    topics: z.array(z.string()),
    sample: z.boolean(),
  })
  .transform((standard) => ({
    ...standard,
    linked: locales.flatMap((locale) => linkedIds(standard.body?.[locale] ?? [], `body.${locale}`)),
  }))

/** A standard without its text; `linked` are the links inside it. */
export type Standard = Listing<typeof standardModel, 'body'>
export type StandardText = z.output<typeof standardModel>['body']

type RawStandard = StandardsQueryResult[number]

function toStandard({ _id, ...raw }: Filled<RawStandard>): z.input<typeof standardModel> {
  return {
    ...raw,
    title: byLanguage(raw.title),
    summary: optionalByLanguage(raw.summary),
    body: optionalByLanguage(raw.body),
    topics: raw.topics ?? [],
    sample: raw.sample ?? false,
  }
}

export const standardType: DocumentType<RawStandard, typeof standardModel> = {
  type: 'standard',
  query: standardsQuery,
  model: standardModel,
  toModel: toStandard,
  bodyField: 'body',
  path: ({ slug }) => pathFor({ kind: 'standard', slug }, defaultLocale),
  references: ({ topics, linked }) => [...listReferences('topics', topics), ...linked],
}

export function standardLanguages({ title, summary }: Standard): Locale[] {
  const both = languagesOf(title, summary ?? title)
  return both.length > 0 ? both : languagesOf(title)
}

const agreementModel = z
  .object({
    title: localisedText,
    slug: slugModel,
    parties: z.array(z.string()).min(1),
    date: dayModel.optional(),
    month: z.string().regex(monthPattern).optional(),
    scope: localisedText.optional(),
    standard: z.string().optional(),
    event: z.string().optional(),
    sample: z.boolean(),
  })
  .refine(({ date, month }) => date !== undefined || month !== undefined, {
    path: ['date'],
    message: 'is missing',
    params: { remedy: 'Give the day or, where it is not known, the month' },
  })

/** An agreement; it is shown on the pages of its parties, its standard and its event, and among the standards. */
export type Agreement = Listing<typeof agreementModel>

type RawAgreement = AgreementsQueryResult[number]

function toAgreement({ _id, ...raw }: Filled<RawAgreement>): z.input<typeof agreementModel> {
  return {
    ...raw,
    title: byLanguage(raw.title),
    parties: raw.parties ?? [],
    scope: optionalByLanguage(raw.scope),
    sample: raw.sample ?? false,
  }
}

export const agreementType: DocumentType<RawAgreement, typeof agreementModel> = {
  type: 'agreement',
  query: agreementsQuery,
  model: agreementModel,
  toModel: toAgreement,
  path: ({ slug }) => pathFor({ kind: 'agreement', slug }, defaultLocale),
  references: ({ parties, standard, event }) => [
    ...listReferences('parties', parties),
    ...(standard === undefined ? [] : [{ field: 'standard', id: standard }]),
    ...(event === undefined ? [] : [{ field: 'event', id: event }]),
  ],
}

export function agreementLanguages({ title, scope }: Agreement): Locale[] {
  const both = languagesOf(title, scope ?? title)
  return both.length > 0 ? both : languagesOf(title)
}
