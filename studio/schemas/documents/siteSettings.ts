import { defineArrayMember, defineField, defineType } from 'sanity'
import { navigationTargetChoices } from '../objects/choices.ts'
import { languagesOf, line, stateSelection, textOf } from '../previews.ts'
import { betterInEveryLanguage, emailRule, hrefRule, requiredInSomeLanguage } from '../objects/validation.ts'

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  groups: [
    { name: 'site', title: 'The site', default: true },
    { name: 'contact', title: 'Contact' },
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Short name',
      group: 'site',
      type: 'internationalizedArrayString',
      description: 'As it stands at the head of every page.',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'fullName',
      title: 'Full name',
      group: 'site',
      type: 'internationalizedArrayString',
      description: 'As it is registered; stands at the foot of every page.',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'description',
      title: 'Description',
      group: 'site',
      type: 'internationalizedArrayText',
      description: 'What HIREP is, in one or two sentences; opens the home page.',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'navigation',
      title: 'Navigation',
      group: 'site',
      type: 'array',
      description: 'What the head of every page leads to, in the order of this list.',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: navigationTargetChoices },
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'contactDesk',
      title: 'Contact desk',
      group: 'contact',
      type: 'object',
      description: 'Printed on the contact page.',
      fields: [
        defineField({
          name: 'name',
          title: 'Name',
          type: 'internationalizedArrayString',
          description: 'What the desk or the person is called.',
          validation: betterInEveryLanguage,
        }),
        defineField({
          name: 'email',
          title: 'Email',
          type: 'email',
          validation: (rule) => rule.custom(emailRule),
        }),
        defineField({ name: 'telephone', title: 'Telephone', type: 'string' }),
        defineField({ name: 'address', title: 'Postal address', type: 'internationalizedArrayText' }),
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
      group: 'site',
      type: 'string',
      description:
        'The registration that a site hosted in mainland China prints at its foot. Leave empty if there is none.',
    }),
  ],
  preview: {
    select: { ...stateSelection, name: 'name', description: 'description' },
    prepare: ({ name, description, ...stated }) => ({
      title: textOf(name) ?? 'Site settings',
      subtitle: line(stated, languagesOf(name, description)),
    }),
  },
})
