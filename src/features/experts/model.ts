import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { ExpertsQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale, locales } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import {
  availabilities,
  countryPattern,
  languageTagPattern,
  profileLinkKinds,
  serviceLines,
  surnameOrders,
} from '../../site/rules.ts'
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
import { expertsQuery } from './query.ts'

const expertModel = z
  .object({
    name: localisedText,
    slug: slugModel,
    familyName: requiredText,
    givenName: requiredText.optional(),
    surnameOrder: z.enum(surnameOrders),
    nativeName: nameInLanguageModel.optional(),
    otherNames: z.array(nameInLanguageModel),
    title: localisedText.optional(),
    positions: z.array(z.object({ role: localisedText, institution: z.string(), former: z.boolean() })),
    topics: z.array(z.string()),
    languages: z.array(z.string().regex(languageTagPattern)),
    regions: z.array(z.string().regex(countryPattern)),
    serviceLines: z.array(z.enum(serviceLines)),
    availability: z.object({ kinds: z.array(z.enum(availabilities)), reviewedOn: dayModel }).optional(),
    summary: localisedText.optional(),
    biography: localisedModel(portableTextModel).optional(),
    portrait: localisedPictureModel.optional(),
    links: z.array(z.object({ kind: z.enum(profileLinkKinds), url: hrefModel })),
    works: z.array(
      z.object({
        title: requiredText,
        language: z.string().regex(languageTagPattern),
        year: z.number().int().optional(),
        publishedIn: z.string().optional(),
        url: hrefModel.optional(),
      }),
    ),
    sample: z.boolean(),
  })
  .transform((expert) => ({
    ...expert,
    biographyLanguages: locales.filter((locale) => expert.biography?.[locale]),
    linked: locales.flatMap((locale) => linkedIds(expert.biography?.[locale] ?? [], `biography.${locale}`)),
  }))

/** An expert without the biography; `linked` are the links inside it. */
export type Expert = Listing<typeof expertModel, 'biography'>
export type ExpertBiography = z.output<typeof expertModel>['biography']

type Raw = ExpertsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof expertModel> {
  return {
    ...raw,
    name: byLanguage(raw.name),
    otherNames: raw.otherNames ?? [],
    title: optionalByLanguage(raw.title),
    positions: (raw.positions ?? []).map(({ role, institution, former }) => ({
      role: byLanguage(role),
      institution,
      former: former ?? false,
    })),
    topics: raw.topics ?? [],
    languages: raw.languages ?? [],
    regions: raw.regions ?? [],
    // The generated type knows only that these are texts; the model knows which.
    serviceLines: (raw.serviceLines ?? []) as z.input<typeof expertModel>['serviceLines'],
    availability: raw.availability && {
      reviewedOn: raw.availability.reviewedOn,
      kinds: (raw.availability.kinds ?? []) as NonNullable<
        z.input<typeof expertModel>['availability']
      >['kinds'],
    },
    summary: optionalByLanguage(raw.summary),
    biography: optionalByLanguage(raw.biography),
    portrait: raw.portrait && {
      ...raw.portrait,
      alt: byLanguage(raw.portrait.alt),
      caption: optionalByLanguage(raw.portrait.caption),
    },
    links: raw.links ?? [],
    works: raw.works ?? [],
    sample: raw.sample ?? false,
  }
}

export const expertType: DocumentType<Raw, typeof expertModel> = {
  type: 'expert',
  query: expertsQuery,
  model: expertModel,
  toModel,
  bodyField: 'biography',
  path: ({ slug }) => pathFor({ kind: 'expert', slug }, defaultLocale),
  references: ({ positions, topics, linked }) => [
    ...positions.map(({ institution }, index) => ({
      field: `positions[${index}].institution`,
      id: institution,
    })),
    ...listReferences('topics', topics),
    ...linked,
  ],
}

/** The languages that an expert's text exists in. A name alone is not a text, unless there is none in any language. */
export function expertLanguages({ name, summary, biographyLanguages }: Expert): Locale[] {
  const written = locales.filter(
    (locale) => summary?.[locale] !== undefined || biographyLanguages.includes(locale),
  )
  return written.length > 0 ? written : languagesOf(name)
}
