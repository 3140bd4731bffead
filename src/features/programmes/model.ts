import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { ProgrammesQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale, locales } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import {
  countryPattern,
  currencyPattern,
  durationUnits,
  feeBases,
  isAfterIntake,
  languageTagPattern,
  programmeFormats,
  programmeLevels,
  serviceLines,
} from '../../site/rules.ts'
import {
  byLanguage,
  languagesOf,
  localisedModel,
  localisedText,
  optionalByLanguage,
} from '../../ui/localised.ts'
import { placeModel, toPlace } from '../../ui/place.ts'
import { hrefModel, linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { dayModel, requiredText, slugModel, timeModel } from '../../ui/text.ts'
import { timeZoneModel } from '../../ui/time.ts'
import { programmesQuery } from './query.ts'

const intakeModel = z
  .object({ start: dayModel, deadline: timeModel, timeZone: timeZoneModel, note: localisedText.optional() })
  .refine(({ start, deadline }) => !isAfterIntake(deadline, start), {
    path: ['deadline'],
    message: 'is after the intake starts',
    params: { remedy: 'Correct the deadline or the start' },
  })

const programmeModel = z
  .object({
    title: localisedText,
    slug: slugModel,
    serviceLine: z.enum(serviceLines),
    providers: z.array(z.string()).min(1),
    leadExperts: z.array(z.string()),
    level: z.enum(programmeLevels),
    format: z.enum(programmeFormats),
    languages: z.array(z.string().regex(languageTagPattern)),
    places: z.array(placeModel),
    duration: z.object({ value: z.number().positive(), unit: z.enum(durationUnits) }).optional(),
    intakes: z.array(intakeModel),
    fees: z.array(
      z.object({
        amount: z.number().min(0),
        currency: z.string().regex(currencyPattern),
        basis: z.enum(feeBases),
        source: requiredText,
        url: hrefModel.optional(),
        verifiedOn: dayModel,
      }),
    ),
    requirements: z.array(
      z.object({ text: localisedText, countries: z.array(z.string().regex(countryPattern)) }),
    ),
    scholarships: z.array(
      z.object({ title: localisedText, text: localisedText.optional(), url: hrefModel.optional() }),
    ),
    applyUrl: hrefModel.optional(),
    outcomes: localisedModel(z.array(requiredText)).optional(),
    topics: z.array(z.string()),
    summary: localisedText,
    body: localisedModel(portableTextModel).optional(),
    sample: z.boolean(),
  })
  .transform((programme) => ({
    ...programme,
    linked: locales.flatMap((locale) => linkedIds(programme.body?.[locale] ?? [], `body.${locale}`)),
  }))

/** A programme without its text; `linked` are the links inside it. */
export type Programme = Listing<typeof programmeModel, 'body'>
export type ProgrammeText = z.output<typeof programmeModel>['body']
export type Intake = Programme['intakes'][number]

type Raw = ProgrammesQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof programmeModel> {
  return {
    ...raw,
    title: byLanguage(raw.title),
    providers: raw.providers ?? [],
    leadExperts: raw.leadExperts ?? [],
    languages: raw.languages ?? [],
    places: (raw.places ?? []).map(toPlace),
    intakes: (raw.intakes ?? []).map((intake) => ({ ...intake, note: optionalByLanguage(intake.note) })),
    fees: raw.fees ?? [],
    requirements: (raw.requirements ?? []).map(({ text, countries }) => ({
      text: byLanguage(text),
      countries: countries ?? [],
    })),
    scholarships: (raw.scholarships ?? []).map(({ title, text, url }) => ({
      title: byLanguage(title),
      text: optionalByLanguage(text),
      url,
    })),
    outcomes: optionalByLanguage(raw.outcomes),
    topics: raw.topics ?? [],
    summary: byLanguage(raw.summary),
    body: optionalByLanguage(raw.body),
    sample: raw.sample ?? false,
  }
}

export const programmeType: DocumentType<Raw, typeof programmeModel> = {
  type: 'programme',
  query: programmesQuery,
  model: programmeModel,
  toModel,
  bodyField: 'body',
  path: ({ slug }) => pathFor({ kind: 'programme', slug }, defaultLocale),
  references: ({ providers, leadExperts, topics, linked }) => [
    ...listReferences('providers', providers),
    ...listReferences('leadExperts', leadExperts),
    ...listReferences('topics', topics),
    ...linked,
  ],
}

/** The languages that a programme can be read in: its title and its summary exist. */
export function programmeLanguages({ title, summary }: Programme): Locale[] {
  const both = languagesOf(title, summary)
  return both.length > 0 ? both : languagesOf(summary)
}

/** @returns whether the deadline of an intake has passed at a time. */
export function hasPassed({ deadline }: Intake, now: Date): boolean {
  return Date.parse(deadline) <= now.getTime()
}

/** The intake whose deadline comes next, if there is one that has not passed at a time. */
export function nextIntake({ intakes }: Programme, now: Date): Intake | undefined {
  const open = intakes.filter((intake) => !hasPassed(intake, now))
  return open.sort((a, b) => Date.parse(a.deadline) - Date.parse(b.deadline))[0]
}

/** The next deadline (ISO 8601) that has not passed at a time, if there is one. */
export function nextDeadline(programme: Programme, now: Date): string | undefined {
  return nextIntake(programme, now)?.deadline
}
