import { defineArrayMember, defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { standardStateChoices } from '../objects/choices.ts'
import { groups } from '../objects/groups.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import {
  betterInEveryLanguage,
  dayRule,
  monthRule,
  requiredInSomeLanguage,
  websiteRule,
} from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { profilePreview } from '../previews.ts'

export const standard = defineType({
  name: 'standard',
  title: 'Standard',
  type: 'document',
  groups: groups('text', 'facts', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'In full, in each language.',
      validation: requiredInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'What it covers, in one or two sentences.',
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
      name: 'state',
      title: 'State',
      type: 'string',
      group: 'facts',
      description: 'How far it has come. Version and document appear once there is a draft.',
      options: { list: standardStateChoices, layout: 'radio' },
      initialValue: 'in-preparation',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'code',
      title: 'Code',
      type: 'string',
      group: 'facts',
      description: 'As it is registered, if it is.',
    }),
    defineField({
      name: 'version',
      title: 'Version',
      type: 'string',
      group: 'facts',
      description: 'Such as 1.0 or 2025.',
      hidden: ({ parent, value }) => parent?.state === 'in-preparation' && !value,
    }),
    defineField({
      name: 'document',
      title: 'Address of the document',
      type: 'url',
      group: 'facts',
      description: 'Where it can be read in full.',
      hidden: ({ parent, value }) => parent?.state === 'in-preparation' && !value,
      validation: (rule) => rule.uri({ scheme: ['https'] }).custom(websiteRule),
    }),
    topicsField,
    sampleField,
  ],
  orderings: [
    { name: 'title', title: 'Title, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
  ],
  preview: profilePreview('title', {
    text: 'summary',
    detail: 'state',
    // Beside the document's own state, “Published” alone would be anybody's guess.
    choices: standardStateChoices.map(({ value, title }) => ({
      value,
      title: `Standard: ${title.toLowerCase()}`,
    })),
  }),
})

export const agreement = defineType({
  name: 'agreement',
  title: 'Agreement',
  type: 'document',
  groups: groups('text', 'facts', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'What was agreed, in a few words.',
      validation: requiredInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'scope',
      title: 'Scope',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'What the parties will do together.',
      validation: betterInEveryLanguage,
    }),
    defineField({
      name: 'date',
      title: 'Signed on',
      type: 'date',
      group: 'facts',
      description: 'The day; where it is not known, clear it and give the month below.',
      validation: (rule) => rule.custom(dayRule),
      hidden: ({ parent, value }) => Boolean(parent?.month) && !value,
    }),
    defineField({
      name: 'month',
      title: 'Signed in',
      type: 'string',
      group: 'facts',
      description: 'Only where the day is not known: 2025-05.',
      hidden: ({ parent, value }) => Boolean(parent?.date) && !value,
      validation: (rule) => rule.custom(monthRule),
    }),
    defineField({
      name: 'parties',
      title: 'Parties',
      type: 'array',
      group: 'connections',
      description: 'Who signed it. HIREP is an organisation too. Each of their pages shows the agreement.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'organisation' }, { type: 'university' }] })],
      validation: (rule) => [
        rule.required().min(1).unique(),
        rule.min(2).warning('An agreement usually has two parties or more.'),
      ],
    }),
    defineField({
      name: 'standard',
      title: 'The standard it concerns',
      type: 'reference',
      to: [{ type: 'standard' }],
      group: 'connections',
      description: 'If it is on one that has a page here.',
    }),
    defineField({
      name: 'event',
      title: 'Reached at',
      type: 'reference',
      to: [{ type: 'event' }],
      group: 'connections',
      description: 'The meeting at which it was reached, if it was at one.',
    }),
    sampleField,
  ],
  validation: (rule) =>
    rule.custom((document) =>
      document?.['date'] || document?.['month'] ? true : 'Give the day or, where it is not known, the month',
    ),
  orderings: [
    { name: 'title', title: 'Title, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
    {
      name: 'newest',
      title: 'Day of signing, newest first',
      by: [
        { field: 'date', direction: 'desc', nulls: 'last' },
        { field: 'month', direction: 'desc' },
      ],
    },
  ],
  preview: profilePreview('title', { text: 'scope', detail: 'month' }),
})
