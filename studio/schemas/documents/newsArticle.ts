import { defineArrayMember, defineField, defineType } from 'sanity'
import { changeKinds, newsCategories } from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { uniqueInLanguage } from '../objects/slug.ts'
import { hrefRule, slugRule } from '../objects/validation.ts'

export const changeNote = defineType({
  name: 'changeNote',
  title: 'Change note',
  type: 'object',
  fields: [
    defineField({ name: 'date', type: 'datetime', validation: (rule) => rule.required() }),
    defineField({
      name: 'kind',
      type: 'string',
      description: 'An update adds what is new; a correction mends what was wrong.',
      options: { list: [...changeKinds], layout: 'radio' },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'text', type: 'text', rows: 2, validation: (rule) => rule.required() }),
  ],
  preview: { select: { title: 'text', subtitle: 'date' } },
})

export const newsArticle = defineType({
  name: 'newsArticle',
  title: 'News article',
  type: 'document',
  fields: [
    defineField({
      name: 'language',
      type: 'string',
      readOnly: true,
      hidden: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'title',
      type: 'string',
      description: 'Says what happened, in at most about 90 characters.',
      validation: (rule) => [
        rule.required(),
        rule.max(120).warning('Long titles are cut in search results.'),
      ],
    }),
    defineField({
      name: 'slug',
      type: 'slug',
      description: 'The last part of the address. Lower-case letters, digits and hyphens.',
      options: { source: 'title', maxLength: 96, isUnique: uniqueInLanguage },
      validation: slugRule,
    }),
    defineField({
      name: 'standfirst',
      type: 'text',
      rows: 3,
      description: 'One or two sentences below the title; also what lists and search engines show.',
      validation: (rule) => [rule.required(), rule.max(320).warning('Keep it to two sentences.')],
    }),
    defineField({
      name: 'category',
      type: 'string',
      options: { list: [...newsCategories] },
      validation: (rule) => rule.required(),
    }),
    topicsField,
    defineField({
      name: 'publishedAt',
      title: 'Published',
      type: 'datetime',
      description: 'In the future: the site holds the article back until then.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'updatedAt',
      title: 'Updated',
      type: 'datetime',
      description: 'When readers should know that it changed. Leave empty for a mended comma.',
      validation: (rule) =>
        rule.min(rule.valueOfField('publishedAt')).error('It cannot be updated before it was published.'),
    }),
    defineField({ name: 'byline', type: 'string', description: 'Who wrote it, as it should be printed.' }),
    defineField({ name: 'leadPicture', type: 'picture' }),
    defineField({ name: 'body', type: 'portableText', validation: (rule) => rule.required().min(1) }),
    defineField({
      name: 'source',
      type: 'object',
      description: 'Where the story was first published, if that was elsewhere.',
      fields: [
        defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
        defineField({
          name: 'url',
          title: 'Address',
          type: 'url',
          validation: (rule) => rule.custom(hrefRule),
        }),
      ],
    }),
    defineField({
      name: 'mediaContact',
      type: 'object',
      description: 'Whom journalists may ask about this article.',
      fields: [
        defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
        defineField({ name: 'email', type: 'email' }),
        defineField({ name: 'telephone', type: 'string' }),
      ],
    }),
    defineField({ name: 'changeNotes', type: 'array', of: [defineArrayMember({ type: 'changeNote' })] }),
    defineField({
      name: 'about',
      title: 'What it is about',
      type: 'array',
      description: 'Profiles that the article tells of; each of their pages links back to it.',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [
            { type: 'university' },
            { type: 'expert' },
            { type: 'organisation' },
            { type: 'programme' },
            { type: 'event' },
            { type: 'standard' },
          ],
        }),
      ],
      validation: (rule) => rule.unique(),
    }),
    sampleField,
  ],
  preview: { select: { title: 'title', subtitle: 'language', media: 'leadPicture' } },
})
