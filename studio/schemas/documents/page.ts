import { defineField, defineType } from 'sanity'
import { fixedPages } from '../../../src/site/rules.ts'
import { slugField } from '../../slugs/field.ts'
import { groups } from '../objects/groups.ts'
import { languageOfDocument, partsRule, requiredText } from '../objects/validation.ts'
import { needsReviewField, translationOfField } from '../objects/translation.ts'
import { articlePreview } from '../previews.ts'

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  groups: groups('text', 'settings'),
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
    defineField({ name: 'title', title: 'Title', type: 'string', group: 'text', validation: requiredText }),
    slugField(
      `The address. The site links to ${fixedPages.map((slug) => `“${slug}”`).join(', ')} by themselves: keep those, the same in every language.`,
    ),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 2,
      group: ['text', 'settings'],
      description: 'One or two sentences, for search engines.',
      validation: (rule) => [requiredText(rule), rule.max(320).warning('Search engines cut longer ones.')],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'portableText',
      group: 'text',
      validation: (rule) => rule.required().min(1).custom(partsRule),
    }),
    translationOfField,
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: articlePreview(),
})
