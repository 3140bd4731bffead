import { defineArrayMember, defineField } from 'sanity'

/** What a document is on; each topic's page lists it. */
export const topicsField = defineField({
  name: 'topics',
  title: 'Topics',
  type: 'array',
  group: 'connections',
  description: 'What it is on: two or three of the narrowest that fit. Each topic’s page lists it.',
  of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
  validation: (rule) => rule.unique(),
})
