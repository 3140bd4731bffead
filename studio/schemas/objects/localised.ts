import { defineField } from 'sanity'

/**
 * Field types that the internationalised-array plugin makes a list of languages from, as
 * `internationalizedArrayString`, `…Text`, `…NameList` and `…PortableText`.
 */
export const localisedFieldTypes = [
  'string',
  'text',
  defineField({ name: 'nameList', type: 'array', of: [{ type: 'string' }] }),
  defineField({ name: 'portableText', type: 'portableText' }),
]
