import { defineField, defineType } from 'sanity'
import { regionField } from './region.ts'
import { someLanguage } from './validation.ts'

/** A city in a country or region. */
export const place = defineType({
  name: 'place',
  title: 'Place',
  type: 'object',
  fields: [
    regionField,
    defineField({
      name: 'city',
      title: 'City',
      type: 'internationalizedArrayString',
      description: 'Its usual name in each language.',
      validation: (rule) => rule.custom(someLanguage),
    }),
  ],
  preview: { select: { title: 'city.0.value', subtitle: 'country' } },
})
