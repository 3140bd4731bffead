import { defineField, type SanityDocument, type SlugifierFn } from 'sanity'
import { slugMaxLength } from '../../src/site/rules.ts'
import { slugRules } from '../schemas/objects/validation.ts'
import { slugFor } from './source.ts'
import { freeSlug, uniqueInLanguage } from './unique.ts'

/** Takes the first free one, so that the button never makes what validation then refuses. */
const slugify: SlugifierFn = async (slug, _schemaType, { getClient, parent }) => {
  const document = parent as unknown as SanityDocument
  return slug && (await freeSlug(slug, document, getClient({ apiVersion: '2026-11-01' })))
}

/**
 * The slug of a document that has a page.
 *
 * @param description what the field says besides how the slug is made; the same for most types
 */
export function slugField(
  description = 'The last part of the page’s address. “Generate” makes it from the title or the name. If you change it after publishing, the old address leads to the new one.',
) {
  return defineField({
    name: 'slug',
    title: 'Address (slug)',
    type: 'slug',
    group: ['text', 'settings'],
    description,
    options: { source: slugFor, slugify, maxLength: slugMaxLength, isUnique: uniqueInLanguage },
    validation: slugRules,
  })
}
