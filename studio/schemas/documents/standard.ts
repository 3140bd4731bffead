import { defineArrayMember, defineField, defineType } from 'sanity'
import { monthPattern, standardStates } from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { slugRule, someLanguage } from '../objects/validation.ts'

export const standard = defineType({
  name: 'standard',
  title: 'Standard',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'slug', type: 'slug', options: { maxLength: 96 }, validation: slugRule }),
    defineField({ name: 'code', type: 'string', description: 'As it is registered, if it is.' }),
    defineField({
      name: 'state',
      type: 'string',
      options: { list: [...standardStates] },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'version', type: 'string' }),
    defineField({ name: 'summary', type: 'internationalizedArrayText' }),
    defineField({ name: 'body', type: 'internationalizedArrayPortableText' }),
    defineField({
      name: 'document',
      title: 'Address of the document',
      type: 'url',
      validation: (rule) => rule.uri({ scheme: ['https'] }),
    }),
    topicsField,
    sampleField,
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'state' } },
})

export const agreement = defineType({
  name: 'agreement',
  title: 'Agreement',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'slug', type: 'slug', options: { maxLength: 96 }, validation: slugRule }),
    defineField({
      name: 'parties',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'organisation' }, { type: 'university' }] })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({ name: 'date', title: 'Signed on', type: 'date' }),
    defineField({
      name: 'month',
      title: 'Signed in',
      type: 'string',
      description: 'Only where the day is not known: 2025-05.',
      validation: (rule) => rule.regex(monthPattern, { name: 'month' }),
    }),
    defineField({ name: 'scope', type: 'internationalizedArrayText' }),
    defineField({
      name: 'standard',
      title: 'The standard it concerns',
      type: 'reference',
      to: [{ type: 'standard' }],
    }),
    defineField({ name: 'event', title: 'Reached at', type: 'reference', to: [{ type: 'event' }] }),
    sampleField,
  ],
  validation: (rule) =>
    rule.custom((document) =>
      document?.['date'] || document?.['month'] ? true : 'Give the day or, where it is not known, the month',
    ),
  preview: { select: { title: 'title.0.value', subtitle: 'month' } },
})
