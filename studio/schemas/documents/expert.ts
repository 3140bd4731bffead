import { defineArrayMember, defineField, defineType } from 'sanity'
import { slugField } from '../../slugs/field.ts'
import { today } from '../objects/checkedSource.ts'
import {
  availabilityChoices,
  profileLinkKindChoices,
  serviceLineChoices,
  surnameOrderChoices,
  titleIn,
} from '../objects/choices.ts'
import { LanguageListInput, RegionListInput } from '../objects/CodeInput.tsx'
import { groups } from '../objects/groups.ts'
import { otherNamesField } from '../objects/name.ts'
import { languageMember, languageTagField, regionMember } from '../objects/region.ts'
import { sampleField } from '../objects/sample.ts'
import { topicsField } from '../objects/topics.ts'
import {
  betterInEveryLanguage,
  dayRule,
  hrefRule,
  nameInSomeLanguage,
  notBlank,
  requiredInSomeLanguage,
  requiredText,
} from '../objects/validation.ts'
import { needsReviewField } from '../objects/translation.ts'
import { profilePreview, textOf } from '../previews.ts'

export const position = defineType({
  name: 'position',
  title: 'Position',
  type: 'object',
  fields: [
    defineField({
      name: 'role',
      title: 'Role',
      type: 'internationalizedArrayString',
      description: 'Professor of Education, Director …',
      validation: requiredInSomeLanguage,
    }),
    defineField({
      name: 'institution',
      title: 'Institution',
      type: 'reference',
      to: [{ type: 'university' }, { type: 'organisation' }],
      description: 'If it is not here yet, “Create…” makes one; publish it too.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'former',
      title: 'Former',
      type: 'boolean',
      description: 'Held in the past.',
      initialValue: false,
    }),
  ],
  preview: {
    select: { role: 'role', institution: 'institution.name', former: 'former' },
    prepare: ({ role, institution, former }: Record<string, unknown>) => ({
      title: textOf(role) ?? 'No role yet',
      subtitle: [textOf(institution) ?? 'No institution yet', former ? 'Former' : undefined]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})

export const profileLink = defineType({
  name: 'profileLink',
  title: 'Link',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      title: 'Leads to',
      type: 'string',
      options: { list: profileLinkKindChoices },
      initialValue: 'institution',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) => rule.required().custom(hrefRule),
    }),
  ],
  preview: {
    select: { kind: 'kind', subtitle: 'url' },
    prepare: ({ kind, subtitle }: { kind?: string; subtitle?: string }) => ({
      title: titleIn(profileLinkKindChoices, kind) ?? 'Leads to nothing yet',
      ...(subtitle && { subtitle }),
    }),
  },
})

export const work = defineType({
  name: 'work',
  title: 'Work',
  type: 'object',
  fields: [
    defineField({ name: 'title', title: 'Title', type: 'string', validation: requiredText }),
    languageTagField('The language of the title.'),
    defineField({
      name: 'year',
      title: 'Year',
      type: 'number',
      validation: (rule) => rule.integer().min(1800).max(2100),
    }),
    defineField({
      name: 'publishedIn',
      title: 'Published in',
      type: 'string',
      description: 'The journal or publisher.',
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'Best a DOI: https://doi.org/…',
      validation: (rule) => rule.custom(hrefRule),
    }),
  ],
  preview: {
    select: { title: 'title', year: 'year', publishedIn: 'publishedIn' },
    prepare: ({ title, year, publishedIn }: { title?: string; year?: number; publishedIn?: string }) => ({
      title: title ?? 'No title yet',
      subtitle: [year, publishedIn].filter((part) => part !== undefined).join(' · '),
    }),
  },
})

export const expert = defineType({
  name: 'expert',
  title: 'Expert',
  type: 'document',
  groups: groups('text', 'facts', 'connections', 'pictures', 'settings'),
  fields: [
    needsReviewField,
    defineField({
      name: 'name',
      title: 'Name',
      type: 'internationalizedArrayString',
      group: 'text',
      description:
        'The full name as it is printed in each language. Leave a language out where its form is unknown: names are never converted.',
      validation: nameInSomeLanguage,
    }),
    defineField({
      name: 'familyName',
      title: 'Surname',
      type: 'string',
      group: 'text',
      description: 'In Latin letters: Zhang. Directories are ordered by it.',
      validation: requiredText,
    }),
    defineField({
      name: 'givenName',
      title: 'Given name',
      type: 'string',
      group: 'text',
      description: 'In Latin letters; leave empty where only the surname is known.',
      validation: (rule) => rule.custom(notBlank),
    }),
    defineField({
      name: 'surnameOrder',
      title: 'Order of the name',
      type: 'string',
      group: 'text',
      description: 'Where the surname stands in the person’s own language. The address follows it.',
      options: { list: surnameOrderChoices, layout: 'radio' },
      initialValue: 'first',
      validation: (rule) => rule.required(),
    }),
    slugField(
      'The last part of the page’s address. “Generate” makes it from surname and given name, in the person’s own order. If you change it after publishing, the old address leads to the new one.',
    ),
    defineField({
      name: 'nativeName',
      title: 'Name in the person’s own language',
      type: 'nameInLanguage',
      group: 'text',
      description: 'In the person’s own language and script, if that is none of the site’s.',
    }),
    otherNamesField('Other forms people search for.'),
    defineField({
      name: 'title',
      title: 'Academic title',
      type: 'internationalizedArrayString',
      group: 'text',
      description: 'Professor, Dr … as it stands before or after the name.',
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'internationalizedArrayText',
      group: ['text', 'settings'],
      description: 'One or two sentences, for lists and search engines.',
      validation: betterInEveryLanguage,
    }),
    defineField({
      name: 'biography',
      title: 'Biography',
      type: 'internationalizedArrayPortableText',
      group: 'text',
      description: 'The text of the page, in each language.',
    }),
    defineField({
      name: 'availability',
      title: 'Availability',
      type: 'object',
      group: 'facts',
      description: 'What the expert agreed to be asked for, and when that was last confirmed.',
      fields: [
        defineField({
          name: 'kinds',
          title: 'Available for',
          type: 'array',
          of: [defineArrayMember({ type: 'string' })],
          options: { list: availabilityChoices },
        }),
        defineField({
          name: 'reviewedOn',
          title: 'Reviewed on',
          type: 'date',
          description: 'The day on which the expert last confirmed it.',
          validation: (rule) => [
            rule.required().custom(dayRule),
            rule
              .custom((day: string | undefined) =>
                day && day > today() ? 'That day is still to come' : true,
              )
              .warning(),
          ],
        }),
      ],
    }),
    defineField({
      name: 'serviceLines',
      title: 'Lines of service',
      type: 'array',
      group: 'facts',
      description: 'In which of HIREP’s lines of service the expert takes part.',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: serviceLineChoices },
    }),
    defineField({
      name: 'languages',
      title: 'Spoken languages',
      type: 'array',
      group: 'facts',
      description: 'In which journalists and organisers can speak with the expert.',
      of: [languageMember],
      components: { input: LanguageListInput },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'regions',
      title: 'Countries and regions',
      type: 'array',
      group: 'facts',
      description: 'Where the expert works, or which they know well.',
      of: [regionMember],
      components: { input: RegionListInput },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'positions',
      title: 'Positions',
      type: 'array',
      group: 'connections',
      description: 'The present one first. Each institution’s page lists the expert.',
      of: [defineArrayMember({ type: 'position' })],
    }),
    topicsField,
    defineField({
      name: 'links',
      title: 'Links',
      type: 'array',
      group: 'connections',
      description: 'Pages about the expert elsewhere.',
      of: [defineArrayMember({ type: 'profileLink' })],
    }),
    defineField({
      name: 'works',
      title: 'Selected works',
      type: 'array',
      group: 'connections',
      description: 'The most important ones, newest first.',
      of: [defineArrayMember({ type: 'work' })],
    }),
    defineField({
      name: 'portrait',
      title: 'Portrait',
      type: 'localisedPicture',
      group: 'pictures',
      description: 'Set the hotspot on the face. Without a portrait the page shows a monogram.',
    }),
    sampleField,
  ],
  orderings: [
    {
      name: 'surname',
      title: 'Surname',
      by: [
        { field: 'familyName', direction: 'asc' },
        { field: 'givenName', direction: 'asc' },
      ],
    },
    {
      name: 'reviewed',
      title: 'Availability, longest unreviewed first',
      by: [{ field: 'availability.reviewedOn', direction: 'asc' }],
    },
  ],
  preview: profilePreview('name', { text: 'summary', media: 'portrait' }),
})
