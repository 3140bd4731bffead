import { defineField, defineType } from 'sanity'
import { linkableTypes } from '../objects/portableText.ts'

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  fields: [
    defineField({
      name: 'from',
      title: 'Old path',
      type: 'string',
      description: 'Begins and ends with a slash, without the site’s name: /news/old-title/',
      validation: (rule) => rule.required().regex(/^\/(?:[a-z0-9-]+\/)+$/, { name: 'path' }),
    }),
    defineField({
      name: 'to',
      title: 'Document',
      type: 'reference',
      to: linkableTypes,
      description: 'What now stands there; its present address is looked up at every build.',
      validation: (rule) => rule.required(),
    }),
  ],
  preview: { select: { title: 'from' } },
})
