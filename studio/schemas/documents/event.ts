import { defineArrayMember, defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { eventStatusChoices } from '../objects/choices.ts'
import { groups } from '../objects/groups.ts'
import { sampleField } from '../objects/sample.ts'
import { TimeInZone } from '../objects/TimeInZone.tsx'
import { periodRule } from '../objects/time.ts'
import { topicsField } from '../objects/topics.ts'
import {
  betterInEveryLanguage,
  hrefRule,
  notBlankInLists,
  requiredInSomeLanguage,
  timeRule,
} from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { moment, profilePreview, textOf } from '../previews.ts'

export const agendaItem = defineType({
  name: 'agendaItem',
  title: 'Agenda item',
  type: 'object',
  fields: [
    defineField({
      name: 'start',
      title: 'Start',
      type: 'datetime',
      description: 'In the zone of the event. Leave empty where the hour is not known.',
      components: { input: TimeInZone },
      validation: (rule) => rule.custom(timeRule),
    }),
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      validation: requiredInSomeLanguage,
    }),
  ],
  preview: {
    select: { title: 'title', start: 'start' },
    prepare: ({ title, start }: { title?: unknown; start?: string }) => ({
      title: textOf(title) ?? 'No title yet',
      subtitle: start ? moment(start) : 'The hour is not known',
    }),
  },
})

export const talk = defineType({
  name: 'talk',
  title: 'Talk',
  type: 'object',
  fields: [
    defineField({
      name: 'speaker',
      title: 'Speaker',
      type: 'reference',
      to: [{ type: 'expert' }],
      description: 'If the speaker has no profile yet, “Create…” makes one; publish it too.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'title',
      title: 'Title of the talk',
      type: 'internationalizedArrayString',
      description: 'May be left out where it is not known.',
    }),
    defineField({ name: 'summary', title: 'Summary', type: 'internationalizedArrayText' }),
  ],
  preview: {
    select: { title: 'title', speaker: 'speaker.name' },
    prepare: ({ title, speaker }) => ({
      title: textOf(speaker) ?? 'No speaker yet',
      subtitle: textOf(title) ?? 'Title not known',
    }),
  },
})

export const event = defineType({
  name: 'event',
  title: 'Event',
  type: 'document',
  groups: groups('text', 'schedule', 'facts', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'The name of the meeting, in each language.',
      validation: requiredInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'slogan',
      title: 'Slogan',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'The motto of the meeting, if it has one.',
    }),
    defineField({
      name: 'theme',
      title: 'Theme',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'What it is mainly about, in a line.',
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'One or two sentences, for lists and search engines.',
      validation: betterInEveryLanguage,
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'internationalizedArrayPortableText',
      group: 'text',
      description: 'The text of the page, in each language.',
    }),
    defineField({
      name: 'when',
      title: 'When',
      type: 'period',
      group: 'schedule',
      validation: (rule) => rule.required().custom(periodRule),
    }),
    defineField({
      name: 'status',
      title: 'Status',
      type: 'string',
      group: 'schedule',
      description: 'Set it to “Held” afterwards: participants and outcomes appear then.',
      options: { list: eventStatusChoices, layout: 'radio' },
      initialValue: 'scheduled',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'statusNote',
      title: 'Note on the status',
      type: 'internationalizedArrayString',
      group: 'schedule',
      description: 'What a visitor should know: where it moved, when it will be instead.',
      hidden: ({ parent, value }) => ['scheduled', 'held'].includes(parent?.status) && !value,
    }),
    defineField({
      name: 'registration',
      title: 'Registration',
      type: 'object',
      group: 'schedule',
      description: 'Where and until when one can register.',
      hidden: ({ parent, value }) => ['held', 'cancelled'].includes(parent?.status) && !value,
      fields: [
        defineField({
          name: 'url',
          title: 'Address',
          type: 'url',
          validation: (rule) => rule.required().custom(hrefRule),
        }),
        defineField({
          name: 'deadline',
          title: 'Register by',
          type: 'datetime',
          components: { input: TimeInZone },
          hidden: ({ parent, value }) => !parent?.url && !value,
          validation: (rule) => rule.custom(timeRule),
        }),
      ],
    }),
    defineField({
      name: 'agenda',
      title: 'Agenda',
      type: 'array',
      group: 'schedule',
      description: 'In the order in which it takes place.',
      of: [defineArrayMember({ type: 'agendaItem' })],
    }),
    defineField({
      name: 'venue',
      title: 'Venue',
      type: 'internationalizedArrayString',
      group: 'facts',
      description: 'The house: a hotel, a hall, a campus.',
    }),
    defineField({
      name: 'place',
      title: 'City',
      type: 'place',
      group: 'facts',
      description: 'Leave empty for a meeting that is only online.',
    }),
    defineField({
      name: 'series',
      title: 'Series',
      type: 'internationalizedArrayString',
      group: 'facts',
      description: 'The series that the event belongs to, if any.',
    }),
    defineField({
      name: 'participants',
      title: 'Participants',
      type: 'internationalizedArrayText',
      group: 'facts',
      description: 'Who took part.',
      hidden: ({ parent, value }) => parent?.status !== 'held' && !value,
    }),
    defineField({
      name: 'outcomes',
      title: 'Outcomes',
      type: 'internationalizedArrayNameList',
      group: 'facts',
      description: 'What came of it, a line each.',
      hidden: ({ parent, value }) => parent?.status !== 'held' && !value,
      validation: (rule) => rule.custom(notBlankInLists),
    }),
    defineField({
      name: 'talks',
      title: 'Speakers and their talks',
      type: 'array',
      group: 'connections',
      description: 'In the order of the meeting. Each speaker’s page shows the talk.',
      of: [defineArrayMember({ type: 'talk' })],
    }),
    defineField({
      name: 'organisers',
      title: 'Organisers',
      type: 'array',
      group: 'connections',
      description: 'Who holds it. Their pages list it.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'organisation' }, { type: 'university' }] })],
      validation: (rule) => rule.unique(),
    }),
    topicsField,
    sampleField,
  ],
  orderings: [
    {
      name: 'newest',
      title: 'Start, newest first',
      by: [
        { field: 'when.start', direction: 'desc', nulls: 'last' },
        { field: 'when.month', direction: 'desc' },
      ],
    },
    { name: 'title', title: 'Title, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
  ],
  preview: profilePreview('title', { text: 'summary', detail: 'status', choices: eventStatusChoices }),
})
