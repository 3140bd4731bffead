import { defineField, defineType, getPublishedId } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { noCircleRule } from '../objects/broader.ts'
import { groups } from '../objects/groups.ts'
import { notBlankInLists, requiredInSomeLanguage } from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { profilePreview } from '../previews.ts'

export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  groups: groups('text', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'title',
      title: 'Title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'A word or two, as the trade says them.',
      validation: requiredInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'synonyms',
      title: 'Synonyms',
      type: 'internationalizedArrayNameList',
      group: 'text',
      description:
        'Other words for it, as people outside the trade say them. Search finds the topic by each.',
      validation: (rule) => rule.custom(notBlankInLists),
    }),
    defineField({
      name: 'broader',
      title: 'Broader topic',
      type: 'reference',
      to: [{ type: 'topic' }],
      group: 'connections',
      description: 'The topic that this one is a part of. Leave empty at the top of the tree.',
      options: {
        filter: ({ document }) => ({
          filter: '_id != $self',
          params: { self: getPublishedId(document._id) },
        }),
      },
      validation: (rule) => rule.custom(noCircleRule),
    }),
  ],
  orderings: [
    { name: 'title', title: 'Title, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
  ],
  preview: profilePreview('title'),
})
