import { defineField, defineType } from 'sanity'
import { slugRule, someLanguage } from '../objects/validation.ts'

export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'slug',
      type: 'slug',
      description: 'The last part of the address, the same in every language.',
      validation: slugRule,
    }),
    defineField({
      name: 'broader',
      title: 'Broader topic',
      type: 'reference',
      to: [{ type: 'topic' }],
      description: 'The topic that this one is a part of. Leave empty at the top of the tree.',
    }),
    defineField({
      name: 'synonyms',
      type: 'internationalizedArrayNameList',
      description:
        'Other words for it, as people outside the trade say them. Search finds the topic by each.',
    }),
  ],
  preview: { select: { title: 'title.0.value', subtitle: 'slug.current' } },
})
