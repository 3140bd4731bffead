import type { SanityClient } from '@sanity/client'
import { getPublishedId, type SlugIsUniqueValidator } from 'sanity'
import { slugMaxLength, slugProblem } from '../../src/site/rules.ts'
import { shortened } from './romanise.ts'

const apiVersion = '2026-11-01'

interface Addressed {
  readonly _id: string
  readonly _type: string
  readonly language?: unknown
}

/**
 * A slug is unique among documents of its type and, where a document is in one language, of its language. Sanity's own
 * check knows no languages and would warn about every translation. Drafts count: two editors may be at work.
 */
export const uniqueInLanguage: SlugIsUniqueValidator = async (slug, { document, getClient }) => {
  if (!document) return true
  const taken = await slugsOfOthers(getClient({ apiVersion }), document, slug)
  return !taken.has(slug)
}

/**
 * The slug itself, or with the lowest number behind it that makes it one that no other document has.
 *
 * @param slug not empty; cut at the end of a word where there is no room for the number
 */
export async function freeSlug(slug: string, document: Addressed, client: SanityClient): Promise<string> {
  const room = shortened(slug, slugMaxLength - '-99'.length)
  const taken = await slugsOfOthers(client, document, room)
  const isFree = (candidate: string) => !taken.has(candidate) && slugProblem(candidate) === undefined
  if (isFree(slug)) return slug
  let number = 2
  while (!isFree(`${room}-${number}`)) number++
  return `${room}-${number}`
}

/** The slugs beginning with `prefix` of other documents, published or not, that share this one's type and language. */
async function slugsOfOthers(
  client: SanityClient,
  document: Addressed,
  prefix: string,
): Promise<ReadonlySet<string>> {
  const id = getPublishedId(document._id)
  const slugs = await client.withConfig({ perspective: 'raw' }).fetch<string[]>(
    `*[_type == $type && string::startsWith(slug.current, $prefix)
      && !(_id in [$id, "drafts." + $id]) && !(_id in path("versions.*." + $id))
      && (!defined($language) || language == $language)].slug.current`,
    { type: document._type, prefix, id, language: document.language ?? null },
  )
  return new Set(slugs)
}
