import { defineField } from 'sanity'

/** Marks a document as sample content: shown with a mark, and kept out of search engines. */
export const sampleField = defineField({
  name: 'sample',
  title: 'Sample content',
  type: 'boolean',
  group: 'settings',
  description: 'Invented for demonstration. The page says so, and search engines are told not to list it.',
  initialValue: false,
})
