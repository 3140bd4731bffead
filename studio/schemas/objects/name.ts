import { defineArrayMember, defineField, defineType } from 'sanity'
import { languageTitle } from './codes.ts'
import { languageTagField } from './region.ts'
import { requiredText } from './validation.ts'

/** A form of a name, with its language. */
export const nameInLanguage = defineType({
  name: 'nameInLanguage',
  title: 'Name',
  type: 'object',
  fields: [
    defineField({ name: 'value', title: 'Name', type: 'string', validation: requiredText }),
    languageTagField('The language that the name is in.'),
  ],
  preview: {
    select: { title: 'value', language: 'language' },
    prepare: ({ title, language }: { title?: string; language?: string }) => ({
      title: title ?? 'No name yet',
      subtitle: language ? languageTitle(language) : '',
    }),
  },
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
