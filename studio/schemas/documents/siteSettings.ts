import { defineArrayMember, defineField, defineType } from 'sanity'
import { navigationTargets } from '../../../src/site/rules.ts'
import { hrefRule, someLanguage } from '../objects/validation.ts'

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Short name',
      type: 'internationalizedArrayString',
      description: 'As it stands at the head of every page.',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'fullName',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'description',
      type: 'internationalizedArrayText',
      description: 'What HIREP is, in one or two sentences; opens the home page.',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'navigation',
      type: 'array',
      description: 'What the head of every page leads to, in this order.',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: [...navigationTargets] },
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'contactDesk',
      type: 'object',
      description: 'Printed on the contact page.',
      fields: [
        defineField({ name: 'name', type: 'internationalizedArrayString' }),
        defineField({ name: 'email', type: 'email' }),
        defineField({ name: 'telephone', type: 'string' }),
        defineField({ name: 'address', type: 'internationalizedArrayText' }),
        defineField({
          name: 'url',
          title: 'Address of a form elsewhere',
          type: 'url',
          validation: (rule) => rule.custom(hrefRule),
        }),
        defineField({
          name: 'sample',
          title: 'These are sample values',
          type: 'boolean',
          description: 'The contact page says that they are not real.',
          initialValue: false,
        }),
      ],
    }),
    defineField({
      name: 'icpNumber',
      title: 'ICP number',
      type: 'string',
      description:
        'The registration that a site hosted in mainland China prints at its foot. Leave empty if there is none.',
    }),
  ],
  preview: { select: { title: 'name.0.value' } },
})
