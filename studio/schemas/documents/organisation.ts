import { defineArrayMember, defineField, defineType } from 'sanity'
import { organisationKinds, relationships, sectors } from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import { slugRule, someLanguage } from '../objects/validation.ts'

export const organisation = defineType({
  name: 'organisation',
  title: 'Organisation',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'slug', type: 'slug', options: { maxLength: 96 }, validation: slugRule }),
    defineField({ name: 'otherNames', type: 'array', of: [defineArrayMember({ type: 'nameInLanguage' })] }),
    defineField({
      name: 'kind',
      type: 'string',
      options: { list: [...organisationKinds] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'sector',
      type: 'string',
      options: { list: [...sectors] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'relationship',
      title: 'Relationship to HIREP',
      type: 'string',
      description: '“Partner” only where there is a signed agreement. Leave empty for HIREP itself.',
      options: { list: [...relationships], layout: 'radio' },
    }),
    defineField({ name: 'place', type: 'place' }),
    defineField({
      name: 'website',
      type: 'url',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }),
    }),
    defineField({ name: 'summary', type: 'internationalizedArrayText' }),
    topicsField,
    sampleField,
  ],
  preview: { select: { title: 'name.0.value', subtitle: 'sector' } },
})
