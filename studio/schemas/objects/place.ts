import { defineField, defineType } from 'sanity'
import { textOf } from '../previews.ts'
import { regionTitle } from './codes.ts'
import { regionField } from './region.ts'
import { nameInSomeLanguage } from './validation.ts'

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
      validation: nameInSomeLanguage,
    }),
  ],
  preview: {
    select: { city: 'city', country: 'country' },
    prepare: ({ city, country }: { city?: unknown; country?: string }) => ({
      title: textOf(city) ?? 'No city yet',
      subtitle: country ? regionTitle(country) : '',
    }),
  },
})
