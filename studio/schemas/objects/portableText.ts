import { BlockquoteIcon } from '@sanity/icons/Blockquote'
import { BulbOutlineIcon } from '@sanity/icons/BulbOutline'
import { DocumentIcon } from '@sanity/icons/Document'
import { PlayIcon } from '@sanity/icons/Play'
import { ThListIcon } from '@sanity/icons/ThList'
import { defineArrayMember, defineField, defineType, type ReferenceOptions } from 'sanity'
import { type emphases, isRectangular } from '../../../src/site/rules.ts'
import { typesWithPage } from '../../slugs/paths.ts'
import { calloutToneChoices } from './choices.ts'
import { pictureFileRule } from './picture.ts'
import { blockRule, hrefRule, partsRule, requiredText } from './validation.ts'

/** The types of document that have a page, which a link inside the site may lead to. */
export const linkableTypes = typesWithPage.map((type) => ({ type }))

/** From a text in one language, a link leads to news and pages in the same one. */
const inSameLanguage: ReferenceOptions = {
  filter: ({ document }) =>
    document['language']
      ? {
          filter: '!defined(language) || language == $language',
          params: { language: document['language'] },
        }
      : {},
}

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
    icon: DocumentIcon,
    fields: [
      defineField({
        name: 'target',
        title: 'Leads to',
        type: 'reference',
        to: linkableTypes,
        description: 'The link follows the document: if its address changes, nothing needs to be done here.',
        options: inSameLanguage,
        validation: (rule) => rule.required(),
      }),
    ],
  }),
]

const emphasis: { title: string; value: (typeof emphases)[number] }[] = [
  { title: 'Strong', value: 'strong' },
  { title: 'Emphasis', value: 'em' },
]

/** Short text with links only: for footnotes and callouts. */
export const plainText = defineType({
  name: 'plainText',
  title: 'Short text',
  type: 'array',
  validation: (rule) => rule.custom(partsRule),
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{ title: 'Normal', value: 'normal' }],
      lists: [],
      marks: { decorators: emphasis, annotations: linkAnnotations },
      validation: (rule) => rule.custom(blockRule),
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
      title: 'Text',
      type: 'plainText',
      description: 'Printed at the foot of the text, numbered by itself.',
      validation: (rule) => rule.required().min(1).custom(partsRule),
    }),
  ],
  preview: { select: { text: 'text' }, prepare: ({ text }) => ({ title: `Footnote: ${plainTextOf(text)}` }) },
})

export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Quotation',
  type: 'object',
  icon: BlockquoteIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Quotation',
      type: 'text',
      rows: 3,
      description: 'Without quotation marks: the page adds those of its language.',
      validation: requiredText,
    }),
    defineField({
      name: 'attribution',
      title: 'Speaker',
      type: 'string',
      description: 'Who said it, and in what role.',
    }),
  ],
  preview: { select: { title: 'text', subtitle: 'attribution' } },
})

export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  icon: BulbOutlineIcon,
  fields: [
    defineField({
      name: 'tone',
      title: 'Tone',
      type: 'string',
      description: '“Note” for what is useful to know, “Important” for what the reader must not miss.',
      options: { list: calloutToneChoices, layout: 'radio' },
      initialValue: 'note',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', title: 'Title', type: 'string', description: 'May be left out.' }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'plainText',
      validation: (rule) => rule.required().min(1).custom(partsRule),
    }),
  ],
  preview: {
    select: { title: 'title', text: 'text', tone: 'tone' },
    prepare: ({ title, text, tone }) => ({
      title: title || plainTextOf(text),
      subtitle: tone === 'important' ? 'Callout: important' : 'Callout: note',
    }),
  },
})

export const tableRow = defineType({
  name: 'tableRow',
  title: 'Row',
  type: 'object',
  fields: [
    defineField({
      name: 'cells',
      title: 'Cells',
      type: 'array',
      description: 'From left to right. An empty cell is written as a dash.',
      of: [defineArrayMember({ type: 'string' })],
      validation: (rule) => rule.required().min(1),
    }),
  ],
  preview: { select: { cells: 'cells' }, prepare: ({ cells }) => ({ title: (cells ?? []).join(' | ') }) },
})

export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  icon: ThListIcon,
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the table shows; a screen reader reads it first.',
      validation: requiredText,
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      description: 'The first row is the heading. Every row has the same number of cells.',
      of: [defineArrayMember({ type: 'tableRow' })],
      validation: (rule) =>
        rule
          .required()
          .min(2)
          .custom((rows: { cells?: unknown[] }[] | undefined) =>
            !rows || rows.length < 2 || isRectangular(rows.map(({ cells }) => cells ?? []))
              ? true
              : 'Give every row as many cells as the heading has',
          ),
    }),
    defineField({
      name: 'firstColumnIsHeading',
      title: 'The first column is a heading too',
      type: 'boolean',
      initialValue: false,
    }),
  ],
  preview: {
    select: { title: 'caption', rows: 'rows' },
    prepare: ({ title, rows }) => ({ title, subtitle: `Table of ${Object.keys(rows ?? {}).length} rows` }),
  },
})

export const videoLink = defineType({
  name: 'videoLink',
  title: 'Video (as a link)',
  type: 'object',
  icon: PlayIcon,
  description: 'A picture that leads to the video on its own site. Nothing of that site is loaded here.',
  fields: [
    defineField({ name: 'title', title: 'Title', type: 'string', validation: requiredText }),
    defineField({
      name: 'href',
      title: 'Address of the video',
      type: 'url',
      validation: (rule) =>
        rule
          .required()
          .uri({ scheme: ['https'] })
          .custom(hrefRule),
    }),
    defineField({
      name: 'poster',
      title: 'Picture',
      type: 'picture',
      validation: (rule) => rule.required().custom(pictureFileRule),
    }),
    defineField({
      name: 'durationSeconds',
      title: 'Length in seconds',
      type: 'number',
      validation: (rule) => rule.integer().greaterThan(0),
    }),
  ],
  preview: { select: { title: 'title', subtitle: 'href', media: 'poster' } },
})

/** The words of a short text, for a preview; Studio hands lists over as objects with numbers for keys. */
function plainTextOf(text: unknown): string {
  const blocks = Object.values((text ?? {}) as Record<string, { children?: { text?: string }[] }>)
  return blocks.flatMap(({ children }) => (children ?? []).map((child) => child.text ?? '')).join('')
}

/** The body of every article, page and profile. */
export const portableText = defineType({
  name: 'portableText',
  title: 'Text',
  type: 'array',
  validation: (rule) => rule.custom(partsRule),
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
      validation: (rule) => rule.custom(blockRule),
    }),
    defineArrayMember({ type: 'picture' }),
    defineArrayMember({ type: 'pullQuote' }),
    defineArrayMember({ type: 'callout' }),
    defineArrayMember({ type: 'table' }),
    defineArrayMember({ type: 'videoLink' }),
  ],
})
