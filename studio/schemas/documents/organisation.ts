import { defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { organisationKindChoices, relationshipChoices, sectorChoices } from '../objects/choices.ts'
import { groups } from '../objects/groups.ts'
import { otherNamesField } from '../objects/name.ts'
import { partnerRule } from '../objects/relationship.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { betterInEveryLanguage, nameInSomeLanguage, websiteRule } from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { profilePreview } from '../previews.ts'

export const organisation = defineType({
  name: 'organisation',
  title: 'Organisation',
  type: 'document',
  groups: groups('text', 'facts', 'connections', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'name',
      title: 'Name',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'The usual name in each language. Leave a language out where no usual form is known.',
      validation: nameInSomeLanguage,
    }),
    slugField(),
    otherNamesField('Abbreviations and other names people search for.'),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'What it does, in one or two sentences.',
      validation: betterInEveryLanguage,
    }),
    defineField({
      name: 'kind',
      title: 'Kind of organisation',
      type: 'string',
      group: 'facts',
      options: { list: organisationKindChoices },
      initialValue: 'company',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'sector',
      title: 'Sector',
      type: 'string',
      group: 'facts',
      options: { list: sectorChoices },
      initialValue: 'education-services',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'place',
      title: 'Place',
      type: 'place',
      group: 'facts',
      description: 'Where it has its seat.',
    }),
    defineField({
      name: 'website',
      title: 'Website',
      type: 'url',
      group: 'facts',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }).custom(websiteRule),
    }),
    defineField({
      name: 'relationship',
      title: 'Relationship to HIREP',
      type: 'string',
      group: 'connections',
      description: '“Partner” only where there is a signed agreement. Leave empty for HIREP itself.',
      options: { list: relationshipChoices, layout: 'radio' },
      initialValue: 'listed',
      validation: (rule) => rule.custom(partnerRule).warning(),
    }),
    topicsField,
    sampleField,
  ],
  orderings: [
    { name: 'name', title: 'Name, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
    {
      name: 'sector',
      title: 'Sector',
      by: [
        { field: 'sector', direction: 'asc' },
        { field: 'slug.current', direction: 'asc' },
      ],
    },
  ],
  preview: profilePreview('name', { text: 'summary', detail: 'sector', choices: sectorChoices }),
})
