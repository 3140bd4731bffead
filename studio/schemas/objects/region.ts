import { defineArrayMember, defineField } from 'sanity'
import { languageTagPattern } from '../../../src/site/rules.ts'
import { regionRule } from './validation.ts'

/** The country or region that something is in. */
export const regionField = defineField({
  name: 'country',
  title: 'Country or region',
  type: 'string',
  description: 'Two capital letters (ISO 3166-1): CN, HK, GB, US …',
  validation: (rule) => rule.required().custom(regionRule),
})

/** One of a list of countries and regions. */
export const regionMember = defineArrayMember({
  type: 'string',
  validation: (rule) => rule.required().custom(regionRule),
})

/** One of a list of languages. */
export const languageMember = defineArrayMember({
  type: 'string',
  validation: (rule) =>
    rule.required().regex(languageTagPattern, { name: 'language tag, such as en, zh or fr' }),
})

/** The language of a text beside it. */
export function languageTagField(description: string) {
  return defineField({
    name: 'language',
    title: 'Language',
    type: 'string',
    description,
    validation: (rule) =>
      rule.required().regex(languageTagPattern, { name: 'language tag, such as en, zh-Hans or fr' }),
  })
}
