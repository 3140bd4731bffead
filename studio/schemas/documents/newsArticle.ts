import { defineArrayMember, defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { changeKindChoices, newsCategoryChoices } from '../objects/choices.ts'
import { groups } from '../objects/groups.ts'
import { OnlyOncePublished } from '../objects/only-once-published.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import {
  emailRule,
  hrefRule,
  languageOfDocument,
  partsRule,
  requiredText,
  timeRule,
} from '../objects/validation.ts'
import { needsReviewField, translationOfField } from '../objects/translation.ts'
import { TimeInZone } from '../objects/TimeInZone.tsx'
import { articlePreview, moment } from '../previews.ts'

const now = () => new Date().toISOString()

export const changeNote = defineType({
  name: 'changeNote',
  title: 'Change note',
  type: 'object',
  fields: [
    defineField({
      name: 'date',
      title: 'When',
      type: 'datetime',
      components: { input: TimeInZone },
      initialValue: now,
      validation: (rule) => rule.required().custom(timeRule),
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      description: 'An update adds what is new; a correction mends what was wrong.',
      options: { list: changeKindChoices, layout: 'radio' },
      initialValue: 'update',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'text',
      title: 'What changed',
      type: 'text',
      rows: 2,
      description: 'For readers: “An earlier version gave the wrong year.”',
      validation: requiredText,
    }),
  ],
  preview: {
    select: { title: 'text', date: 'date', kind: 'kind' },
    prepare: ({ title, date, kind }: Record<string, string | undefined>) => ({
      title: title ?? 'No text yet',
      subtitle: [kind === 'correction' ? 'Correction' : 'Update', date && moment(date)]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})

export const newsArticle = defineType({
  name: 'newsArticle',
  title: 'News article',
  type: 'document',
  groups: groups('text', 'pictures', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      group: 'settings',
      readOnly: true,
      hidden: true,
      validation: languageOfDocument,
    }),
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'text',
      description: 'Says what happened, in at most about 90 characters.',
      validation: (rule) => [
        requiredText(rule),
        rule.max(120).warning('Long titles are cut in search results.'),
      ],
    }),
    slugField(),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 3,
      group: 'text',
      description: 'One or two sentences below the title; also what lists and search engines show.',
      validation: (rule) => [requiredText(rule), rule.max(320).warning('Keep it to two sentences.')],
    }),
    defineField({
      name: 'category',
      title: 'Category',
      type: 'string',
      group: 'text',
      description: 'What kind of text it is; printed above the title.',
      options: { list: newsCategoryChoices },
      initialValue: 'announcement',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'publishedAt',
      title: 'Publishing time',
      type: 'datetime',
      group: ['text', 'settings'],
      description: 'Beijing time. In the future: the site holds the article back until then.',
      components: { input: TimeInZone },
      initialValue: now,
      validation: (rule) => rule.required().custom(timeRule),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'portableText',
      group: 'text',
      description: 'Headings, lists, quotations, callouts, tables, pictures, footnotes and links.',
      validation: (rule) => rule.required().min(1).custom(partsRule),
    }),
    defineField({
      name: 'byline',
      title: 'Byline',
      type: 'string',
      group: 'text',
      description: 'Who wrote it, as it should be printed. May be left out.',
    }),
    defineField({
      name: 'updatedAt',
      title: 'Updated',
      type: 'datetime',
      group: 'text',
      description: 'When readers should know that it changed. Leave empty for a mended comma.',
      components: { field: OnlyOncePublished, input: TimeInZone },
      validation: (rule) => [
        rule.min(rule.valueOfField('publishedAt')).error('It cannot be updated before it was published.'),
        rule.custom(timeRule),
      ],
    }),
    defineField({
      name: 'changeNotes',
      title: 'Change notes',
      type: 'array',
      group: 'text',
      description: 'What was changed after publishing; printed at the end of the article, newest first.',
      components: { field: OnlyOncePublished },
      of: [defineArrayMember({ type: 'changeNote' })],
    }),
    defineField({
      name: 'leadPicture',
      title: 'Lead picture',
      type: 'picture',
      group: 'pictures',
      description: 'Stands above the text and in lists. May be left out.',
    }),
    topicsField,
    defineField({
      name: 'about',
      title: 'What it is about',
      type: 'array',
      group: 'connections',
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
    defineField({
      name: 'source',
      title: 'First published elsewhere',
      type: 'object',
      group: 'connections',
      description: 'Where the story was first published, if that was elsewhere.',
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({ name: 'name', title: 'Name', type: 'string', validation: requiredText }),
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
      title: 'Media contact',
      type: 'object',
      group: 'connections',
      description: 'Whom journalists may ask about this article.',
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({ name: 'name', title: 'Name', type: 'string', validation: requiredText }),
        defineField({
          name: 'email',
          title: 'Email',
          type: 'email',
          validation: (rule) => rule.custom(emailRule),
        }),
        defineField({ name: 'telephone', title: 'Telephone', type: 'string' }),
      ],
      validation: (rule) =>
        rule
          .custom((contact: { email?: string; telephone?: string } | undefined) =>
            !contact || contact.email || contact.telephone
              ? true
              : 'Give an email address or a telephone number',
          )
          .warning(),
    }),
    translationOfField,
    sampleField,
  ],
  orderings: [
    {
      name: 'newest',
      title: 'Publishing time, newest first',
      by: [{ field: 'publishedAt', direction: 'desc' }],
    },
    {
      name: 'oldest',
      title: 'Publishing time, oldest first',
      by: [{ field: 'publishedAt', direction: 'asc' }],
    },
    { name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] },
  ],
  preview: articlePreview('leadPicture'),
})
