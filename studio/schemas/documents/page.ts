import { defineField, defineType } from 'sanity'
import { uniqueInLanguage } from '../objects/slug.ts'
import { slugRule } from '../objects/validation.ts'

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  fields: [
    defineField({
      name: 'language',
      type: 'string',
      readOnly: true,
      hidden: true,
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'slug',
      type: 'slug',
      description:
        'The address. The site links to “about”, “contact” and “privacy” by themselves: keep those.',
      options: { source: 'title', maxLength: 96, isUnique: uniqueInLanguage },
      validation: slugRule,
    }),
    defineField({
      name: 'summary',
      type: 'text',
      rows: 2,
      description: 'One or two sentences, for search engines.',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'body', type: 'portableText', validation: (rule) => rule.required().min(1) }),
  ],
  preview: { select: { title: 'title', subtitle: 'language' } },
})
