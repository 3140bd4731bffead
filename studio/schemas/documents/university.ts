import { defineArrayMember, defineField, defineType } from 'sanity'
import { countryPattern, relationships, universityFacts, universityKinds } from '../../../src/site/rules.ts'
import { sampleField } from '../objects/sample.ts'
import { hrefRule, slugRule, someLanguage } from '../objects/validation.ts'

export const nameInLanguage = defineType({
  name: 'nameInLanguage',
  title: 'Name',
  type: 'object',
  fields: [
    defineField({ name: 'value', title: 'Name', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'language',
      type: 'string',
      description: 'The language it is in, as a BCP 47 tag: en, zh-Hans, zh-Hant, de, fr, ja …',
      validation: (rule) =>
        rule.required().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, { name: 'language tag' }),
    }),
  ],
  preview: { select: { title: 'value', subtitle: 'language' } },
})

export const verifiedFact = defineType({
  name: 'verifiedFact',
  title: 'Checked fact',
  type: 'object',
  fields: [
    defineField({
      name: 'fact',
      type: 'string',
      description: 'Which field of this profile was checked.',
      options: { list: [...universityFacts] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'source',
      title: 'Name of the source',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'url',
      title: 'Address of the source',
      type: 'url',
      validation: (rule) => rule.required().custom(hrefRule),
    }),
    defineField({
      name: 'verifiedOn',
      title: 'Day it was last checked',
      type: 'date',
      validation: (rule) => rule.required(),
    }),
  ],
  preview: { select: { title: 'fact', subtitle: 'verifiedOn' } },
})

export const university = defineType({
  name: 'university',
  title: 'University',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      type: 'internationalizedArrayString',
      description: 'The usual name in each language. Leave a language out where no usual form is known.',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({
      name: 'slug',
      type: 'slug',
      description: 'The last part of the address, the same in every language.',
      options: { source: (doc) => englishName(doc.name), maxLength: 96 },
      validation: slugRule,
    }),
    defineField({
      name: 'nativeName',
      type: 'nameInLanguage',
      description: 'The name that the university itself uses, in its own language.',
    }),
    defineField({
      name: 'otherNames',
      type: 'array',
      description: 'Abbreviations and other names people search for: HKU, 港大.',
      of: [defineArrayMember({ type: 'nameInLanguage' })],
    }),
    defineField({
      name: 'country',
      title: 'Country or region',
      type: 'string',
      description: 'Two capital letters (ISO 3166-1): CN, HK, GB, US …',
      validation: (rule) => rule.required().regex(countryPattern, { name: 'two capital letters' }),
    }),
    defineField({
      name: 'city',
      type: 'internationalizedArrayString',
      validation: (rule) => rule.required().custom(someLanguage),
    }),
    defineField({ name: 'location', title: 'Place on the map', type: 'geopoint' }),
    defineField({
      name: 'founded',
      title: 'Founding year',
      type: 'number',
      validation: (rule) => rule.integer().min(800).max(2100),
    }),
    defineField({
      name: 'kind',
      type: 'string',
      options: { list: [...universityKinds] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'website',
      type: 'url',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }),
    }),
    defineField({
      name: 'summary',
      type: 'internationalizedArrayText',
      description: 'One or two sentences, for lists and search engines.',
    }),
    defineField({ name: 'profile', type: 'internationalizedArrayPortableText' }),
    defineField({
      name: 'strengths',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'relationship',
      title: 'Relationship to HIREP',
      type: 'string',
      description: '“Partner” only where there is a signed agreement; otherwise “listed”.',
      options: { list: [...relationships], layout: 'radio' },
      initialValue: 'listed',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'pictures', type: 'array', of: [defineArrayMember({ type: 'localisedPicture' })] }),
    defineField({
      name: 'facts',
      title: 'Checked facts',
      type: 'array',
      description: 'Where each fact comes from and when it was last checked; printed on the page.',
      of: [defineArrayMember({ type: 'verifiedFact' })],
    }),
    sampleField,
  ],
  preview: { select: { title: 'name.0.value', subtitle: 'country', media: 'pictures.0' } },
})

function englishName(name: unknown): string {
  if (!Array.isArray(name)) return ''
  const english = name.find((item) => item?.language === 'en') ?? name[0]
  return typeof english?.value === 'string' ? english.value : ''
}
