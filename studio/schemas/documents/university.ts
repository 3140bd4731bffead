import { defineArrayMember, defineField, defineType, type GeopointValue } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { checkedSourceFields } from '../objects/checkedSource.ts'
import {
  relationshipChoices,
  titleIn,
  universityFactChoices,
  universityKindChoices,
} from '../objects/choices.ts'
import { regions } from '../objects/codes.ts'
import { groups } from '../objects/groups.ts'
import { otherNamesField } from '../objects/name.ts'
import { regionField } from '../objects/region.ts'
import { partnerRule } from '../objects/relationship.ts'
import { sampleField } from '../objects/sample.ts'
import { betterInEveryLanguage, nameInSomeLanguage, websiteRule } from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { day, profilePreview } from '../previews.ts'

export const verifiedFact = defineType({
  name: 'verifiedFact',
  title: 'Checked fact',
  type: 'object',
  fields: [
    defineField({
      name: 'fact',
      title: 'Fact',
      type: 'string',
      description: 'Which field of this profile was checked.',
      options: { list: universityFactChoices },
      validation: (rule) => rule.required(),
    }),
    ...checkedSourceFields({ addressRequired: true }),
  ],
  preview: {
    select: { fact: 'fact', source: 'source', verifiedOn: 'verifiedOn' },
    prepare: ({ fact, source, verifiedOn }: Record<string, string | undefined>) => ({
      title: titleIn(universityFactChoices, fact) ?? 'No fact yet',
      subtitle: [source, verifiedOn && `checked on ${day(verifiedOn)}`].filter(Boolean).join(' · '),
    }),
  },
})

export const university = defineType({
  name: 'university',
  title: 'University',
  type: 'document',
  groups: groups('text', 'facts', 'connections', 'pictures', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'name',
      title: 'Name',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'The usual name in each language. Leave a language out where no usual form is known.',
      validation: nameInSomeLanguage,
    }),
    slugField(),
    defineField({
      name: 'nativeName',
      title: 'Name in its own language',
      type: 'nameInLanguage',
      group: 'text',
      description: 'The name that the university itself uses, if that is in none of the site’s languages.',
    }),
    otherNamesField('Abbreviations and other names people search for: HKU, 港大.'),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'One or two sentences, for lists and search engines.',
      validation: betterInEveryLanguage,
    }),
    defineField({
      name: 'profile',
      title: 'Profile',
      type: 'internationalizedArrayPortableText',
      group: 'text',
      description: 'The text of the page, in each language.',
    }),
    { ...regionField, group: 'facts' },
    defineField({
      name: 'city',
      title: 'City',
      type: 'internationalizedArrayString',
      group: 'facts',
      description: 'Its usual name in each language.',
      validation: nameInSomeLanguage,
    }),
    defineField({
      name: 'location',
      title: 'Place on the map',
      type: 'geopoint',
      group: 'facts',
      description: 'Latitude and longitude of the main campus.',
      validation: (rule) =>
        rule.custom((point: Partial<GeopointValue> | undefined) =>
          !point || (isWithin(point.lat, 90) && isWithin(point.lng, 180))
            ? true
            : 'The latitude lies between -90 and 90, the longitude between -180 and 180',
        ),
    }),
    defineField({
      name: 'founded',
      title: 'Founding year',
      type: 'number',
      group: 'facts',
      validation: (rule) => rule.integer().min(800).max(2100),
    }),
    defineField({
      name: 'kind',
      title: 'Kind of university',
      type: 'string',
      group: 'facts',
      options: { list: universityKindChoices },
      initialValue: 'comprehensive',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'website',
      title: 'Website',
      type: 'url',
      group: 'facts',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }).custom(websiteRule),
    }),
    defineField({
      name: 'facts',
      title: 'Checked facts',
      type: 'array',
      group: 'facts',
      description: 'Where each fact comes from and when it was last checked; printed on the page.',
      of: [defineArrayMember({ type: 'verifiedFact' })],
    }),
    defineField({
      name: 'relationship',
      title: 'Relationship to HIREP',
      type: 'string',
      group: 'connections',
      description: '“Partner” only where there is a signed agreement; otherwise “listed”.',
      options: { list: relationshipChoices, layout: 'radio' },
      initialValue: 'listed',
      validation: (rule) => [rule.required(), rule.custom(partnerRule).warning()],
    }),
    defineField({
      name: 'strengths',
      title: 'Strengths',
      type: 'array',
      group: 'connections',
      description: 'Topics that it is known for. Each topic’s page lists it.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'pictures',
      title: 'Pictures',
      type: 'array',
      group: 'pictures',
      description: 'Of the campus. The first one also stands for the university in lists.',
      of: [defineArrayMember({ type: 'localisedPicture' })],
    }),
    sampleField,
  ],
  orderings: [
    { name: 'name', title: 'Name, by address', by: [{ field: 'slug.current', direction: 'asc' }] },
    {
      name: 'country',
      title: 'Country or region',
      by: [
        { field: 'country', direction: 'asc' },
        { field: 'slug.current', direction: 'asc' },
      ],
    },
    { name: 'founded', title: 'Founding year', by: [{ field: 'founded', direction: 'asc' }] },
  ],
  preview: profilePreview('name', {
    text: 'summary',
    detail: 'country',
    choices: regions,
    media: 'pictures.0',
  }),
})

function isWithin(degrees: number | undefined, limit: number): boolean {
  return degrees !== undefined && Math.abs(degrees) <= limit
}
