import { defineArrayMember, defineField } from 'sanity'

/** What a document is on; each topic's page lists it. */
export const topicsField = defineField({
  name: 'topics',
  type: 'array',
  of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
  validation: (rule) => rule.unique(),
})
