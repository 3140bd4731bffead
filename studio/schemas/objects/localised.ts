import { defineField } from 'sanity'

/**
 * Field types that the internationalised-array plugin makes a list of languages from, as
 * `internationalizedArrayString`, `…Text`, `…NameList` and `…PortableText`.
 */
export const localisedFieldTypes = [
  'string',
  // Three lines are what a summary has; Studio's own ten would push everything else off the screen.
  defineField({ name: 'text', type: 'text', rows: 3 }),
  defineField({ name: 'nameList', type: 'array', of: [{ type: 'string' }] }),
  defineField({ name: 'portableText', type: 'portableText' }),
]
