import { defineArrayMember, defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { checkedSourceFields } from '../objects/checkedSource.ts'
import {
  durationUnitChoices,
  feeBasisChoices,
  programmeFormatChoices,
  programmeLevelChoices,
  serviceLineChoices,
} from '../objects/choices.ts'
import { LanguageListInput, RegionListInput } from '../objects/CodeInput.tsx'
import { regionTitle } from '../objects/codes.ts'
import { groups } from '../objects/groups.ts'
import { languageMember, regionMember } from '../objects/region.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import {
  currencyRule,
  hrefRule,
  notBlankInLists,
  requiredInSomeLanguage,
  websiteRule,
} from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { profilePreview, textOf } from '../previews.ts'

export const fee = defineType({
  name: 'fee',
  title: 'Fee',
  type: 'object',
  fields: [
    defineField({
      name: 'amount',
      title: 'Amount',
      type: 'number',
      description: 'Zero where it costs nothing.',
      validation: (rule) => rule.required().min(0),
    }),
    defineField({
      name: 'currency',
      title: 'Currency',
      type: 'string',
      description: 'Three capital letters (ISO 4217): CNY, HKD, GBP …',
      initialValue: 'CNY',
      validation: (rule) => rule.required().custom(currencyRule),
    }),
    defineField({
      name: 'basis',
      title: 'Paid for each',
      type: 'string',
      options: { list: feeBasisChoices },
      initialValue: 'programme',
      validation: (rule) => rule.required(),
    }),
    ...checkedSourceFields({ addressRequired: false }),
  ],
  preview: {
    select: { amount: 'amount', currency: 'currency', basis: 'basis' },
    prepare: ({ amount, currency, basis }: { amount?: number; currency?: string; basis?: string }) => ({
      title: [currency, amount].filter((part) => part !== undefined).join(' ') || 'No amount yet',
      subtitle: feeBasisChoices.find(({ value }) => value === basis)?.title ?? '',
    }),
  },
})

export const requirement = defineType({
  name: 'requirement',
  title: 'Requirement',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Requirement',
      type: 'internationalizedArrayText',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'countries',
      title: 'Only for applicants from',
      type: 'array',
      description: 'Leave empty where it holds for everyone.',
      of: [regionMember],
      components: { input: RegionListInput },
      validation: (rule) => rule.unique(),
    }),
  ],
  preview: {
    select: { text: 'text', countries: 'countries' },
    prepare: ({ text, countries }: { text?: unknown; countries?: Record<string, string> }) => ({
      title: textOf(text) ?? 'No requirement yet',
      subtitle: Object.values(countries ?? {})
        .map(regionTitle)
        .join(', '),
    }),
  },
})

export const scholarship = defineType({
  name: 'scholarship',
  title: 'Scholarship',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'internationalizedArrayText',
      description: 'For whom it is and what it pays.',
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'Where one reads more.',
      validation: (rule) => rule.custom(hrefRule),
    }),
  ],
  preview: {
    select: { title: 'title' },
    prepare: ({ title }) => ({ title: textOf(title) ?? 'No title yet' }),
  },
})

export const programme = defineType({
  name: 'programme',
  title: 'Programme',
  type: 'document',
  groups: groups('text', 'facts', 'dates', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'The name of the programme, in each language.',
      validation: requiredInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'For whom it is and what it gives them, in one or two sentences.',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'internationalizedArrayPortableText',
      group: 'text',
      description: 'The text of the page, in each language.',
    }),
    defineField({
      name: 'outcomes',
      title: 'Outcomes',
      type: 'internationalizedArrayNameList',
      group: 'text',
      description: 'What participants can do or hold afterwards, a line each.',
      validation: (rule) => rule.custom(notBlankInLists),
    }),
    defineField({
      name: 'serviceLine',
      title: 'Line of service',
      type: 'string',
      group: 'facts',
      description: 'Under which of HIREP’s lines of service it is listed.',
      options: { list: serviceLineChoices, layout: 'radio' },
      initialValue: 'curriculum-development',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'level',
      title: 'Level',
      type: 'string',
      group: 'facts',
      description: 'For whom it is meant.',
      options: { list: programmeLevelChoices },
      initialValue: 'postgraduate',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'format',
      title: 'Format',
      type: 'string',
      group: 'facts',
      description: 'An online programme needs no places.',
      options: { list: programmeFormatChoices, layout: 'radio' },
      initialValue: 'on-site',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'places',
      title: 'Places',
      type: 'array',
      group: 'facts',
      description: 'Where it takes place.',
      hidden: ({ parent, value }) => parent?.format === 'online' && !(value as unknown[] | undefined)?.length,
      of: [defineArrayMember({ type: 'place' })],
      validation: (rule) =>
        rule
          .custom((places: unknown[] | undefined, { document }) =>
            document?.['format'] === 'online' || places?.length ? true : 'Say where it takes place',
          )
          .warning(),
    }),
    defineField({
      name: 'languages',
      title: 'Languages of teaching',
      type: 'array',
      group: 'facts',
      description: 'In which it is taught.',
      of: [languageMember],
      components: { input: LanguageListInput },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'duration',
      title: 'Duration',
      type: 'object',
      group: 'facts',
      description: 'From the first day to the last.',
      options: { columns: 2 },
      fields: [
        defineField({
          name: 'value',
          title: 'How many',
          type: 'number',
          validation: (rule) => rule.required().greaterThan(0),
        }),
        defineField({
          name: 'unit',
          title: 'Unit',
          type: 'string',
          options: { list: durationUnitChoices },
          validation: (rule) => rule.required(),
        }),
      ],
    }),
    defineField({
      name: 'intakes',
      title: 'Intakes',
      type: 'array',
      group: 'dates',
      description:
        'When it starts and until when one applies. Deadlines that have passed are shown as passed.',
      of: [defineArrayMember({ type: 'intake' })],
    }),
    defineField({
      name: 'fees',
      title: 'Fees',
      type: 'array',
      group: 'dates',
      description: 'Each with the source it was compared with; the page prints both.',
      of: [defineArrayMember({ type: 'fee' })],
    }),
    defineField({
      name: 'scholarships',
      title: 'Scholarships',
      type: 'array',
      group: 'dates',
      description: 'What helps to pay for it.',
      of: [defineArrayMember({ type: 'scholarship' })],
    }),
    defineField({
      name: 'requirements',
      title: 'Requirements',
      type: 'array',
      group: 'dates',
      description: 'What applicants must bring; some only for some countries.',
      of: [defineArrayMember({ type: 'requirement' })],
    }),
    defineField({
      name: 'applyUrl',
      title: 'Where to apply',
      type: 'url',
      group: 'dates',
      description: 'The address of the form or of the page that explains it.',
      validation: (rule) => rule.uri({ scheme: ['https'] }).custom(websiteRule),
    }),
    defineField({
      name: 'providers',
      title: 'Providers',
      type: 'array',
      group: 'connections',
      description: 'The universities and organisations that offer it. Their pages list it.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'university' }, { type: 'organisation' }] })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'leadExperts',
      title: 'Lead experts',
      type: 'array',
      group: 'connections',
      description: 'Who leads it. Their pages show it.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'expert' }] })],
      validation: (rule) => rule.unique(),
    }),
    topicsField,
    sampleField,
  ],
  orderings: [
    { name: 'title', title: 'Title, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
    {
      name: 'line',
      title: 'Line of service',
      by: [
        { field: 'serviceLine', direction: 'asc' },
        { field: 'slug.current', direction: 'asc' },
      ],
    },
    {
      name: 'deadline',
      title: 'First deadline',
      by: [{ field: 'intakes[0].deadline', direction: 'asc' }],
    },
  ],
  preview: profilePreview('title', { text: 'summary', detail: 'level', choices: programmeLevelChoices }),
})
