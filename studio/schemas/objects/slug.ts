import { type SlugIsUniqueValidator, getPublishedId } from 'sanity'

/**
 * A slug is unique among documents of its type and, where a document is in one language, of its language. Sanity's own
 * check knows no languages and would warn about every translation.
 */
export const uniqueInLanguage: SlugIsUniqueValidator = async (slug, { document, getClient }) => {
  if (!document) return true
  const id = getPublishedId(document._id)
  return getClient({ apiVersion: '2026-11-01' })
    .withConfig({ perspective: 'raw' })
    .fetch<boolean>(
      `count(*[_type == $type && slug.current == $slug && !(_id in [$id, "drafts." + $id])
        && (!defined($language) || language == $language)]) == 0`,
      { type: document._type, slug, id, language: document['language'] ?? null },
    )
}
