import { defineArrayMember, defineField, defineType } from 'sanity'
import {
  countryPattern,
  currencyPattern,
  durationUnits,
  feeBases,
  languageTagPattern,
  programmeFormats,
  programmeLevels,
  serviceLines,
} from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { hrefRule, slugRule, someLanguage } from '../objects/validation.ts'

export const fee = defineType({
  name: 'fee',
  title: 'Fee',
  type: 'object',
  fields: [
    defineField({ name: 'amount', type: 'number', validation: (rule) => rule.required().min(0) }),
    defineField({
      name: 'currency',
      type: 'string',
      description: 'Three capital letters (ISO 4217): CNY, HKD, GBP …',
      validation: (rule) => rule.required().regex(currencyPattern, { name: 'three capital letters' }),
    }),
    defineField({
      name: 'basis',
      title: 'Paid for each',
      type: 'string',
      options: { list: [...feeBases] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'source',
      title: 'Name of the source',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'url',
      title: 'Address of the source',
      type: 'url',
      validation: (rule) => rule.custom(hrefRule),
    }),
    defineField({
      name: 'verifiedOn',
      title: 'Day it was last checked',
      type: 'date',
      validation: (rule) => rule.required(),
    }),
  ],
  preview: { select: { title: 'amount', subtitle: 'currency' } },
})

export const requirement = defineType({
  name: 'requirement',
  title: 'Requirement',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      type: 'internationalizedArrayText',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'countries',
      title: 'Only for applicants from',
      type: 'array',
      description: 'Two capital letters each; leave empty where it holds for everyone.',
      of: [
        defineArrayMember({
          type: 'string',
          validation: (rule) => rule.regex(countryPattern, { name: 'two capital letters' }),
        }),
      ],
    }),
  ],
  preview: { select: { title: 'text.0.value' } },
})

export const scholarship = defineType({
  name: 'scholarship',
  title: 'Scholarship',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'text', type: 'internationalizedArrayText' }),
    defineField({ name: 'url', title: 'Address', type: 'url', validation: (rule) => rule.custom(hrefRule) }),
  ],
  preview: { select: { title: 'title.0.value' } },
})

export const programme = defineType({
  name: 'programme',
  title: 'Programme',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'slug', type: 'slug', options: { maxLength: 96 }, validation: slugRule }),
    defineField({
      name: 'serviceLine',
      type: 'string',
      options: { list: [...serviceLines] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'providers',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'university' }, { type: 'organisation' }] })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'leadExperts',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'expert' }] })],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'level',
      type: 'string',
      options: { list: [...programmeLevels] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'format',
      type: 'string',
      options: { list: [...programmeFormats] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'languages',
      title: 'Languages of teaching',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'string',
          validation: (rule) => rule.regex(languageTagPattern, { name: 'language tag' }),
        }),
      ],
    }),
    defineField({ name: 'places', type: 'array', of: [defineArrayMember({ type: 'place' })] }),
    defineField({
      name: 'duration',
      type: 'object',
      fields: [
        defineField({
          name: 'value',
          title: 'How many',
          type: 'number',
          validation: (rule) => rule.required().positive(),
        }),
        defineField({
          name: 'unit',
          type: 'string',
          options: { list: [...durationUnits] },
          validation: (rule) => rule.required(),
        }),
      ],
    }),
    defineField({ name: 'intakes', type: 'array', of: [defineArrayMember({ type: 'intake' })] }),
    defineField({ name: 'fees', type: 'array', of: [defineArrayMember({ type: 'fee' })] }),
    defineField({ name: 'requirements', type: 'array', of: [defineArrayMember({ type: 'requirement' })] }),
    defineField({ name: 'scholarships', type: 'array', of: [defineArrayMember({ type: 'scholarship' })] }),
    defineField({
      name: 'applyUrl',
      title: 'Where to apply',
      type: 'url',
      validation: (rule) => rule.uri({ scheme: ['https'] }),
    }),
    defineField({
      name: 'outcomes',
      type: 'internationalizedArrayNameList',
      description: 'What participants can do or hold afterwards, a line each.',
    }),
    topicsField,
    defineField({
      name: 'summary',
      type: 'internationalizedArrayText',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'body', type: 'internationalizedArrayPortableText' }),
    sampleField,
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'serviceLine' } },
})
