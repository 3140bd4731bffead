import type { Locale } from '../../src/site/locales.ts'
import type { NameForms } from './names.ts'
import { type Article, translationSource } from './source.ts'
import { type Convert, convertValue } from './traditional.ts'

/** What is the document's own in every language, so that converting the text again leaves it alone. */
const ownFields = ['slug', 'byline', 'source', 'mediaContact', 'publishedAt', 'updatedAt'] as const

/** Fields that a new version of a document does not take over from another document. */
function contentOf({ _id, _rev, _createdAt, _updatedAt, ...content }: Article): Record<string, unknown> {
  const { translationOf, needsReview, ...rest } = content
  return rest
}

/** A draft in another language, in the words of the source: for a translator to write over. */
export function translationDraft(source: Article, id: string, language: Locale) {
  return {
    ...contentOf(source),
    _id: `drafts.${id}`,
    _type: source._type,
    language,
    translationOf: translationSource(source),
  }
}

/**
 * The Traditional draft of a Simplified article or page, to be read through before it is published.
 *
 * @param id of the translation, without `drafts.`
 * @param existing the translation as it is now, where there is one: it keeps its address, byline, source and times
 */
export function traditionalDraft(
  source: Article,
  id: string,
  existing: Article | undefined,
  convert: Convert,
  names: NameForms,
) {
  const kept = Object.fromEntries(
    ownFields.flatMap((field) => (existing?.[field] === undefined ? [] : [[field, existing[field]]])),
  )
  const draft = translationDraft(source, id, 'zh-Hant')
  return { ...convertValue(draft, convert, names), ...kept, needsReview: true }
}

/** One language of an internationalised array. */
interface Entry {
  readonly _key: string
  readonly _type: string
  readonly language: string
  readonly value?: unknown
}

/** Names of people, institutions and places; their Traditional forms are looked up, not made. */
const nameFields = new Set(['name', 'fullName', 'nativeName', 'otherNames', 'city', 'venue'])

/**
 * Fills in what a profile says in Simplified and not yet in Traditional, names apart.
 *
 * @returns the fields to set, whole, and how many texts were filled in
 */
export function fillTraditional(
  document: Readonly<Record<string, unknown>>,
  convert: Convert,
  names: NameForms,
): { readonly fields: Record<string, unknown>; readonly filled: number } {
  let filled = 0
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items: unknown[] = value
      const source = items.filter(isEntry).find(({ language }) => language === 'zh-Hans')
      if (!source) return items.map(fill)
      const present = items.filter(isEntry).find(({ language }) => language === 'zh-Hant')
      if (isFilled(present?.value) || !isFilled(source.value)) return items
      filled++
      // As the field `text`, whatever its name is: a string, lines, or Portable Text.
      const { text } = convertValue({ text: source.value }, convert, names)
      const entry = { ...(present ?? { ...source, _key: 'zh-Hant', language: 'zh-Hant' }), value: text }
      return present ? items.map((item) => (item === present ? entry : item)) : [...items, entry]
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, field]) => [key, nameFields.has(key) ? field : fill(field)]),
    )
  }
  const fields: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(document)) {
    if (key.startsWith('_') || nameFields.has(key)) continue
    const before = filled
    const value = fill(field)
    if (filled > before) fields[key] = value
  }
  return { fields, filled }
}

function isEntry(item: unknown): item is Entry {
  return typeof item === 'object' && item !== null && 'language' in item && '_key' in item && 'value' in item
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
