import { defineArrayMember, defineField, defineType } from 'sanity'
import { languageTagField } from './region.ts'
import { requiredText } from './validation.ts'

/** A form of a name, with its language. */
export const nameInLanguage = defineType({
  name: 'nameInLanguage',
  title: 'Name',
  type: 'object',
  fields: [
    defineField({ name: 'value', title: 'Name', type: 'string', validation: requiredText }),
    languageTagField('The language it is in, as a BCP 47 tag: en, zh-Hans, zh-Hant, de, fr, ja …'),
  ],
  preview: { select: { title: 'value', subtitle: 'language' } },
})

/** Other names that a reader may search for. */
export function otherNamesField(description: string) {
  return defineField({
    name: 'otherNames',
    title: 'Other names',
    type: 'array',
    group: 'text',
    description,
    of: [defineArrayMember({ type: 'nameInLanguage' })],
  })
}
