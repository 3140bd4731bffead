import { defineArrayMember, defineField, defineType } from 'sanity'
import {
  availabilities,
  countryPattern,
  languageTagPattern,
  profileLinkKinds,
  serviceLines,
  surnameOrders,
} from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { hrefRule, slugRule, someLanguage } from '../objects/validation.ts'

export const position = defineType({
  name: 'position',
  title: 'Position',
  type: 'object',
  fields: [
    defineField({
      name: 'role',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'institution',
      type: 'reference',
      to: [{ type: 'university' }, { type: 'organisation' }],
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'former', type: 'boolean', description: 'Held in the past.', initialValue: false }),
  ],
  preview: { select: { title: 'role.0.value', subtitle: 'institution.name.0.value' } },
})

export const profileLink = defineType({
  name: 'profileLink',
  title: 'Link',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      type: 'string',
      options: { list: [...profileLinkKinds] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) => rule.required().custom(hrefRule),
    }),
  ],
  preview: { select: { title: 'kind', subtitle: 'url' } },
})

export const work = defineType({
  name: 'work',
  title: 'Work',
  type: 'object',
  fields: [
    defineField({ name: 'title', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'language',
      type: 'string',
      description: 'The language of the title: en, zh-Hans, zh-Hant …',
      validation: (rule) => rule.required().regex(languageTagPattern, { name: 'language tag' }),
    }),
    defineField({ name: 'year', type: 'number', validation: (rule) => rule.integer().min(1800).max(2100) }),
    defineField({ name: 'publishedIn', type: 'string', description: 'The journal or publisher.' }),
    defineField({ name: 'url', title: 'Address', type: 'url', validation: (rule) => rule.custom(hrefRule) }),
  ],
  preview: { select: { title: 'title', subtitle: 'year' } },
})

export const expert = defineType({
  name: 'expert',
  title: 'Expert',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      type: 'internationalizedArrayString',
      description:
        'The full name as it is printed in each language. Leave a language out where its form is unknown: names are never converted.',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'slug',
      type: 'slug',
      description: 'The last part of the address, the same in every language.',
      options: { maxLength: 96 },
      validation: slugRule,
    }),
    defineField({
      name: 'familyName',
      type: 'string',
      description: 'Romanised: Zhang. Directories are ordered by it.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'givenName',
      type: 'string',
      description: 'Romanised; leave empty where only the surname is known.',
    }),
    defineField({
      name: 'surnameOrder',
      type: 'string',
      description: 'Where the surname stands in the person’s own language.',
      options: { list: [...surnameOrders], layout: 'radio' },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'nativeName',
      type: 'nameInLanguage',
      description: 'In the person’s own language and script, if that is none of the site’s.',
    }),
    defineField({
      name: 'otherNames',
      type: 'array',
      description: 'Other forms people search for.',
      of: [defineArrayMember({ type: 'nameInLanguage' })],
    }),
    defineField({ name: 'title', type: 'internationalizedArrayString', description: 'Professor, Dr …' }),
    defineField({ name: 'positions', type: 'array', of: [defineArrayMember({ type: 'position' })] }),
    topicsField,
    defineField({
      name: 'languages',
      title: 'Spoken languages',
      type: 'array',
      description: 'As BCP 47 tags: en, zh, yue, fr …',
      of: [
        defineArrayMember({
          type: 'string',
          validation: (rule) => rule.regex(languageTagPattern, { name: 'language tag' }),
        }),
      ],
    }),
    defineField({
      name: 'regions',
      title: 'Countries and regions',
      type: 'array',
      description: 'Where the expert works or which they know: two capital letters each.',
      of: [
        defineArrayMember({
          type: 'string',
          validation: (rule) => rule.regex(countryPattern, { name: 'two capital letters' }),
        }),
      ],
    }),
    defineField({
      name: 'serviceLines',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: [...serviceLines] },
    }),
    defineField({
      name: 'availability',
      type: 'object',
      fields: [
        defineField({
          name: 'kinds',
          title: 'Available for',
          type: 'array',
          of: [defineArrayMember({ type: 'string' })],
          options: { list: [...availabilities] },
        }),
        defineField({
          name: 'reviewedOn',
          title: 'Reviewed on',
          type: 'date',
          validation: (rule) => rule.required(),
        }),
      ],
    }),
    defineField({
      name: 'summary',
      type: 'internationalizedArrayText',
      description: 'One or two sentences, for lists and search engines.',
    }),
    defineField({ name: 'biography', type: 'internationalizedArrayPortableText' }),
    defineField({ name: 'portrait', type: 'localisedPicture' }),
    defineField({ name: 'links', type: 'array', of: [defineArrayMember({ type: 'profileLink' })] }),
    defineField({
      name: 'works',
      title: 'Selected works',
      type: 'array',
      of: [defineArrayMember({ type: 'work' })],
    }),
    sampleField,
  ],
  preview: { select: { title: 'name.0.value', subtitle: 'slug.current', media: 'portrait' } },
})
