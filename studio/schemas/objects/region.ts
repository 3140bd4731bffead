import { defineArrayMember, defineField } from 'sanity'
import { LanguageInput, RegionInput } from './CodeInput.tsx'
import { languageTagRule, regionRule } from './validation.ts'

/** The country or region that something is in. */
export const regionField = defineField({
  name: 'country',
  title: 'Country or region',
  type: 'string',
  description: 'Chosen from the list; the site prints its name in each language.',
  components: { input: RegionInput },
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
  validation: (rule) => rule.required().custom(languageTagRule),
})

/** The language of a text beside it. */
export function languageTagField(description: string) {
  return defineField({
    name: 'language',
    title: 'Language',
    type: 'string',
    description,
    components: { input: LanguageInput },
    validation: (rule) => rule.required().custom(languageTagRule),
  })
}
