import { type CustomValidator, defineField, defineType, type ImageValue } from 'sanity'
import { pictureAssetPattern } from '../../../src/site/rules.ts'
import { betterInEveryLanguage, requiredInSomeLanguage, requiredText } from './validation.ts'

const options = {
  hotspot: true,
  accept: 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,image/svg+xml',
}

/** Files of the formats that the site can make pictures from. */
export const pictureFileRule: CustomValidator<ImageValue | undefined> = (picture) => {
  if (picture && !picture.asset) return 'Choose the file of the picture'
  return !picture?.asset || pictureAssetPattern.test(picture.asset._ref)
    ? true
    : 'Use a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file: the site cannot make pictures from others'
}

const creditFields = [
  defineField({
    name: 'credit',
    title: 'Credit',
    type: 'string',
    description: 'Who made the picture, as it should be printed: “Photo: Li Na / HIREP”.',
    validation: requiredText,
  }),
  defineField({
    name: 'licence',
    title: 'Licence',
    type: 'string',
    description: 'The terms it is used under, for example “CC BY 4.0” or “Used with permission”.',
    validation: (rule) =>
      rule
        .custom((licence: string | undefined) =>
          licence ? true : 'Without a licence nobody can tell later whether the picture may be used',
        )
        .warning(),
  }),
]

/** A picture in a document that is in one language. */
export const picture = defineType({
  name: 'picture',
  title: 'Picture',
  type: 'image',
  options,
  validation: (rule) => rule.custom(pictureFileRule),
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      description: 'What the picture tells, for those who cannot see it. Not the caption again.',
      validation: (rule) => [
        requiredText(rule),
        rule.max(250).warning('A screen reader reads all of it at one go: keep it to a sentence or two.'),
      ],
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'Printed below the picture.',
    }),
    ...creditFields,
  ],
  preview: { select: { title: 'alt', subtitle: 'caption', media: 'asset' } },
})

/** A picture in a document that holds every language. */
export const localisedPicture = defineType({
  name: 'localisedPicture',
  title: 'Picture',
  type: 'image',
  options,
  validation: (rule) => rule.custom(pictureFileRule),
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'internationalizedArrayString',
      description: 'What the picture tells, for those who cannot see it, in each language.',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'internationalizedArrayString',
      description: 'Printed below the picture.',
      validation: betterInEveryLanguage,
    }),
    ...creditFields,
  ],
  preview: { select: { title: 'alt.0.value', subtitle: 'credit', media: 'asset' } },
})
