import { defineArrayMember, defineField, defineType } from 'sanity'
import { calloutTones } from '../../../src/site/rules.ts'
import { hrefRule } from './validation.ts'

/** The types of document that have a page, which a link inside the site may lead to. */
export const linkableTypes = [
  { type: 'newsArticle' },
  { type: 'university' },
  { type: 'topic' },
  { type: 'page' },
]

const linkAnnotations = [
  defineArrayMember({
    name: 'link',
    title: 'Link to another site',
    type: 'object',
    fields: [
      defineField({
        name: 'href',
        title: 'Address',
        type: 'url',
        description: 'A full address: https://…, mailto:… or tel:…',
        validation: (rule) =>
          rule
            .required()
            .uri({ scheme: ['https', 'http', 'mailto', 'tel'] })
            .custom(hrefRule),
      }),
    ],
  }),
  defineArrayMember({
    name: 'internalLink',
    title: 'Link inside this site',
    type: 'object',
    fields: [
      defineField({
        name: 'target',
        type: 'reference',
        to: linkableTypes,
        validation: (rule) => rule.required(),
      }),
    ],
  }),
]

const emphasis = [
  { title: 'Strong', value: 'strong' },
  { title: 'Emphasis', value: 'em' },
]

/** Short text with links only: for footnotes and callouts. */
export const plainText = defineType({
  name: 'plainText',
  title: 'Short text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{ title: 'Normal', value: 'normal' }],
      lists: [],
      marks: { decorators: emphasis, annotations: linkAnnotations },
    }),
  ],
})

export const footnote = defineType({
  name: 'footnote',
  title: 'Footnote',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      type: 'plainText',
      description: 'Printed at the foot of the text, numbered by itself.',
      validation: (rule) => rule.required().min(1),
    }),
  ],
})

export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Quotation',
  type: 'object',
  fields: [
    defineField({ name: 'text', type: 'text', rows: 3, validation: (rule) => rule.required() }),
    defineField({ name: 'attribution', type: 'string', description: 'Who said it, and in what role.' }),
  ],
})

export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  fields: [
    defineField({
      name: 'tone',
      type: 'string',
      description: '“Note” for what is useful to know, “Important” for what the reader must not miss.',
      options: { list: [...calloutTones], layout: 'radio' },
      initialValue: 'note',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', type: 'string' }),
    defineField({ name: 'text', type: 'plainText', validation: (rule) => rule.required().min(1) }),
  ],
})

export const tableRow = defineType({
  name: 'tableRow',
  title: 'Row',
  type: 'object',
  fields: [defineField({ name: 'cells', type: 'array', of: [defineArrayMember({ type: 'string' })] })],
  preview: { select: { title: 'cells.0', subtitle: 'cells.1' } },
})

export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  fields: [
    defineField({
      name: 'caption',
      type: 'string',
      description: 'What the table shows; a screen reader reads it first.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'rows',
      type: 'array',
      description: 'The first row is the heading. Every row has the same number of cells.',
      of: [defineArrayMember({ type: 'tableRow' })],
      validation: (rule) => rule.required().min(2),
    }),
    defineField({
      name: 'firstColumnIsHeading',
      title: 'The first column is a heading too',
      type: 'boolean',
      initialValue: false,
    }),
  ],
})

export const videoLink = defineType({
  name: 'videoLink',
  title: 'Video (as a link)',
  type: 'object',
  description: 'A picture that leads to the video on its own site. Nothing of that site is loaded here.',
  fields: [
    defineField({ name: 'title', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'href',
      title: 'Address of the video',
      type: 'url',
      validation: (rule) => rule.required().uri({ scheme: ['https'] }),
    }),
    defineField({ name: 'poster', title: 'Picture', type: 'picture', validation: (rule) => rule.required() }),
    defineField({
      name: 'durationSeconds',
      title: 'Length in seconds',
      type: 'number',
      validation: (rule) => rule.integer().positive(),
    }),
  ],
})

/** The body of every article, page and profile. */
export const portableText = defineType({
  name: 'portableText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        { title: 'Normal', value: 'normal' },
        { title: 'Heading', value: 'h2' },
        { title: 'Smaller heading', value: 'h3' },
      ],
      lists: [
        { title: 'Bulleted', value: 'bullet' },
        { title: 'Numbered', value: 'number' },
      ],
      marks: { decorators: emphasis, annotations: linkAnnotations },
      of: [defineArrayMember({ type: 'footnote' })],
    }),
    defineArrayMember({ type: 'picture' }),
    defineArrayMember({ type: 'pullQuote' }),
    defineArrayMember({ type: 'callout' }),
    defineArrayMember({ type: 'table' }),
    defineArrayMember({ type: 'videoLink' }),
  ],
})
