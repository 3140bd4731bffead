import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { UniversitiesQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale, locales } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import { countryPattern, relationships, universityFacts, universityKinds } from '../../site/rules.ts'
import {
  byLanguage,
  languagesOf,
  localisedModel,
  localisedText,
  optionalByLanguage,
} from '../../ui/localised.ts'
import { localisedPictureModel } from '../../ui/picture/model.ts'
import { hrefModel, linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { dayModel, nameInLanguageModel, requiredText, slugModel } from '../../ui/text.ts'
import { universitiesQuery } from './query.ts'

const universityModel = z
  .object({
    name: localisedText,
    slug: slugModel,
    nativeName: nameInLanguageModel.optional(),
    otherNames: z.array(nameInLanguageModel),
    country: z.string().regex(countryPattern),
    city: localisedText,
    location: z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) }).optional(),
    founded: z.number().int().optional(),
    kind: z.enum(universityKinds),
    website: hrefModel.optional(),
    summary: localisedText.optional(),
    profile: localisedModel(portableTextModel).optional(),
    strengths: z.array(z.string()),
    relationship: z.enum(relationships),
    pictures: z.array(localisedPictureModel),
    facts: z.array(
      z.object({ fact: z.enum(universityFacts), source: requiredText, url: hrefModel, verifiedOn: dayModel }),
    ),
    sample: z.boolean(),
  })
  .transform((university) => ({
    ...university,
    profileLanguages: locales.filter((locale) => university.profile?.[locale]),
    linked: locales.flatMap((locale) => linkedIds(university.profile?.[locale] ?? [], `profile.${locale}`)),
  }))

/** A university without its profile text; `linked` are the links inside that text. */
export type University = Listing<typeof universityModel, 'profile'>
export type UniversityProfile = z.output<typeof universityModel>['profile']

type Raw = UniversitiesQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof universityModel> {
  return {
    ...raw,
    name: byLanguage(raw.name),
    otherNames: raw.otherNames ?? [],
    city: byLanguage(raw.city),
    summary: optionalByLanguage(raw.summary),
    profile: optionalByLanguage(raw.profile),
    strengths: raw.strengths ?? [],
    pictures: (raw.pictures ?? []).map((picture) => ({
      ...picture,
      alt: byLanguage(picture.alt),
      caption: optionalByLanguage(picture.caption),
    })),
    facts: raw.facts ?? [],
    sample: raw.sample ?? false,
  }
}

export const universityType: DocumentType<Raw, typeof universityModel> = {
  type: 'university',
  query: universitiesQuery,
  model: universityModel,
  toModel,
  bodyField: 'profile',
  path: ({ slug }) => pathFor({ kind: 'university', slug }, defaultLocale),
  references: ({ strengths, linked }) => [...listReferences('strengths', strengths), ...linked],
}

/** The languages that a university's text exists in. A name alone is not a text, unless there is none in any language. */
export function universityLanguages({ name, summary, profileLanguages }: University): Locale[] {
  const named = languagesOf(name)
  const written = named.filter(
    (locale) => summary?.[locale] !== undefined || profileLanguages.includes(locale),
  )
  return written.length > 0 ? written : named
}
