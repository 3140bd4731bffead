import { defineField, defineType } from 'sanity'

/** What a translation was made from, and as it was then. The site does not read it. */
export const translationSource = defineType({
  name: 'translationSource',
  title: 'Translated from',
  type: 'object',
  fields: [
    defineField({
      name: 'document',
      type: 'reference',
      to: [{ type: 'newsArticle' }, { type: 'page' }],
      weak: true,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'revision',
      type: 'string',
      description: 'The revision of that document when it was translated.',
    }),
    defineField({
      name: 'text',
      type: 'string',
      description: 'A digest of its text then: publishing changes the revision, not the text.',
    }),
  ],
})

/** Set where a machine converted the text: nothing is published that nobody has read. */
export const needsReviewField = defineField({
  name: 'needsReview',
  title: 'Converted by machine: read it through before publishing',
  type: 'boolean',
  group: 'text',
  description: 'Turn this off when you have read the whole text and mended what was wrong.',
  hidden: ({ value }) => value !== true,
  options: { documentInternationalization: { exclude: true } },
  validation: (rule) =>
    rule.custom((needsReview) =>
      needsReview
        ? 'Part of this text was converted by machine. Read it through, then turn this off to publish it.'
        : true,
    ),
})

/** Remembered by a translation, for the badge that says when its source changed. */
export const translationOfField = defineField({
  name: 'translationOf',
  type: 'translationSource',
  group: 'settings',
  readOnly: true,
  hidden: true,
  options: { documentInternationalization: { exclude: true } },
})
