import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { EventsQueryResult } from '../../sanity/types.generated.ts'
import { defaultLocale, type Locale, locales } from '../../site/locales.ts'
import { pathFor } from '../../site/routes.ts'
import { eventStatuses } from '../../site/rules.ts'
import {
  byLanguage,
  languagesOf,
  localisedModel,
  localisedText,
  optionalByLanguage,
} from '../../ui/localised.ts'
import { placeModel, toPlace } from '../../ui/place.ts'
import { hrefModel, linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { requiredText, slugModel, timeModel } from '../../ui/text.ts'
import { periodModel } from '../../ui/time.ts'
import { eventsQuery } from './query.ts'

const eventModel = z
  .object({
    title: localisedText,
    slug: slugModel,
    slogan: localisedText.optional(),
    series: localisedText.optional(),
    when: periodModel,
    status: z.enum(eventStatuses),
    statusNote: localisedText.optional(),
    venue: localisedText.optional(),
    place: placeModel.optional(),
    organisers: z.array(z.string()),
    theme: localisedText.optional(),
    agenda: z.array(z.object({ start: timeModel.optional(), title: localisedText })),
    talks: z.array(
      z.object({ speaker: z.string(), title: localisedText.optional(), summary: localisedText.optional() }),
    ),
    participants: localisedText.optional(),
    outcomes: localisedModel(z.array(requiredText)).optional(),
    registration: z.object({ url: hrefModel, deadline: timeModel.optional() }).optional(),
    topics: z.array(z.string()),
    summary: localisedText.optional(),
    body: localisedModel(portableTextModel).optional(),
    sample: z.boolean(),
  })
  .transform((event) => ({
    ...event,
    bodyLanguages: locales.filter((locale) => event.body?.[locale]),
    linked: locales.flatMap((locale) => linkedIds(event.body?.[locale] ?? [], `body.${locale}`)),
  }))

/** An event without its text; `linked` are the links inside it. */
export type Event = Listing<typeof eventModel, 'body'>
export type EventText = z.output<typeof eventModel>['body']

type Raw = EventsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof eventModel> {
  return {
    ...raw,
    title: byLanguage(raw.title),
    slogan: optionalByLanguage(raw.slogan),
    series: optionalByLanguage(raw.series),
    statusNote: optionalByLanguage(raw.statusNote),
    venue: optionalByLanguage(raw.venue),
    place: raw.place && toPlace(raw.place),
    organisers: raw.organisers ?? [],
    theme: optionalByLanguage(raw.theme),
    agenda: (raw.agenda ?? []).map(({ start, title }) => ({ start, title: byLanguage(title) })),
    talks: (raw.talks ?? []).map(({ speaker, title, summary }) => ({
      speaker,
      title: optionalByLanguage(title),
      summary: optionalByLanguage(summary),
    })),
    participants: optionalByLanguage(raw.participants),
    outcomes: optionalByLanguage(raw.outcomes),
    topics: raw.topics ?? [],
    summary: optionalByLanguage(raw.summary),
    body: optionalByLanguage(raw.body),
    sample: raw.sample ?? false,
  }
}

export const eventType: DocumentType<Raw, typeof eventModel> = {
  type: 'event',
  query: eventsQuery,
  model: eventModel,
  toModel,
  bodyField: 'body',
  path: ({ slug }) => pathFor({ kind: 'event', slug }, defaultLocale),
  references: ({ organisers, talks, topics, linked }) => [
    ...listReferences('organisers', organisers),
    ...talks.map(({ speaker }, index) => ({ field: `talks[${index}].speaker`, id: speaker })),
    ...listReferences('topics', topics),
    ...linked,
  ],
}

/** The languages that an event can be read in. */
export function eventLanguages({ title, summary, bodyLanguages }: Event): Locale[] {
  const written = languagesOf(title).filter(
    (locale) => summary?.[locale] !== undefined || bodyLanguages.includes(locale),
  )
  return written.length > 0 ? written : languagesOf(title)
}
