import { defineField, defineType } from 'sanity'
import { countryPattern } from '../../../src/site/rules.ts'
import { someLanguage } from './validation.ts'

/** A city in a country or region. */
export const place = defineType({
  name: 'place',
  title: 'Place',
  type: 'object',
  fields: [
    defineField({
      name: 'country',
      title: 'Country or region',
      type: 'string',
      description: 'Two capital letters (ISO 3166-1): CN, HK, GB, US …',
      validation: (rule) => rule.required().regex(countryPattern, { name: 'two capital letters' }),
    }),
    defineField({
      name: 'city',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.custom(someLanguage),
    }),
  ],
  preview: { select: { title: 'city.0.value', subtitle: 'country' } },
})
