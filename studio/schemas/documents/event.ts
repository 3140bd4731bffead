import { defineArrayMember, defineField, defineType } from 'sanity'
import { eventStatuses } from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { hrefRule, slugRule, someLanguage } from '../objects/validation.ts'

export const agendaItem = defineType({
  name: 'agendaItem',
  title: 'Agenda item',
  type: 'object',
  fields: [
    defineField({ name: 'start', type: 'datetime', description: 'Leave empty where the hour is not known.' }),
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'start' } },
})

export const talk = defineType({
  name: 'talk',
  title: 'Talk',
  type: 'object',
  fields: [
    defineField({
      name: 'speaker',
      type: 'reference',
      to: [{ type: 'expert' }],
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', type: 'internationalizedArrayString' }),
    defineField({ name: 'summary', type: 'internationalizedArrayText' }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'speaker.name.0.value' } },
})

export const event = defineType({
  name: 'event',
  title: 'Event',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'slug', type: 'slug', options: { maxLength: 96 }, validation: slugRule }),
    defineField({ name: 'slogan', type: 'internationalizedArrayString' }),
    defineField({
      name: 'series',
      type: 'internationalizedArrayString',
      description: 'The series that the event belongs to, if any.',
    }),
    defineField({ name: 'when', type: 'period', validation: (rule) => rule.required() }),
    defineField({
      name: 'status',
      type: 'string',
      options: { list: [...eventStatuses] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'statusNote',
      type: 'internationalizedArrayString',
      description: 'What a visitor should know: where it moved, when it will be instead.',
    }),
    defineField({ name: 'venue', type: 'internationalizedArrayString' }),
    defineField({ name: 'place', type: 'place' }),
    defineField({
      name: 'organisers',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'organisation' }, { type: 'university' }] })],
      validation: (rule) => rule.unique(),
    }),
    defineField({ name: 'theme', type: 'internationalizedArrayString' }),
    defineField({ name: 'agenda', type: 'array', of: [defineArrayMember({ type: 'agendaItem' })] }),
    defineField({
      name: 'talks',
      title: 'Speakers and their talks',
      type: 'array',
      of: [defineArrayMember({ type: 'talk' })],
    }),
    defineField({ name: 'participants', type: 'internationalizedArrayText', description: 'Who took part.' }),
    defineField({
      name: 'outcomes',
      type: 'internationalizedArrayNameList',
      description: 'What came of it, a line each.',
    }),
    defineField({
      name: 'registration',
      type: 'object',
      fields: [
        defineField({
          name: 'url',
          title: 'Address',
          type: 'url',
          validation: (rule) => rule.required().custom(hrefRule),
        }),
        defineField({ name: 'deadline', type: 'datetime' }),
      ],
    }),
    topicsField,
    defineField({ name: 'summary', type: 'internationalizedArrayText' }),
    defineField({ name: 'body', type: 'internationalizedArrayPortableText' }),
    sampleField,
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'when.start' } },
})
