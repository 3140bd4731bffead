import { defineField, defineType } from 'sanity'

const creditFields = [
  defineField({
    name: 'credit',
    type: 'string',
    description: 'Who made the picture, as it should be printed.',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'licence',
    type: 'string',
    description: 'The terms it is used under, for example “CC BY 4.0” or “Used with permission”.',
  }),
]

/** A picture in a document that is in one language. */
export const picture = defineType({
  name: 'picture',
  title: 'Picture',
  type: 'image',
  options: { hotspot: true },
  validation: (rule) => rule.assetRequired(),
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      description: 'What the picture tells, for those who cannot see it. Not the caption again.',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'caption', type: 'string', description: 'Printed below the picture.' }),
    ...creditFields,
  ],
})

/** A picture in a document that holds every language. */
export const localisedPicture = defineType({
  name: 'localisedPicture',
  title: 'Picture',
  type: 'image',
  options: { hotspot: true },
  validation: (rule) => rule.assetRequired(),
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'internationalizedArrayString',
      description: 'What the picture tells, for those who cannot see it, in each language.',
      validation: (rule) => rule.required().min(1),
    }),
    defineField({
      name: 'caption',
      type: 'internationalizedArrayString',
      description: 'Printed below the picture.',
    }),
    ...creditFields,
  ],
})
