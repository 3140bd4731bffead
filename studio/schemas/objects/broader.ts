import { type CustomValidator, getPublishedId, type Reference } from 'sanity'

interface BroaderTopic {
  readonly id: string
  readonly broader: string
}

/**
 * A topic does not lie below itself: neither as the drafts have it, nor once this one is published beside what is
 * published now.
 */
export const noCircleRule: CustomValidator<Reference | undefined> = async (
  broader,
  { document, getClient },
) => {
  if (!broader?._ref || !document) return true
  const self = getPublishedId(document._id)
  const broaderOf = async (perspective: 'drafts' | 'published') => {
    const topics = await getClient({ apiVersion: '2026-11-01' })
      .withConfig({ perspective })
      .fetch<BroaderTopic[]>(
        '*[_type == "topic" && defined(broader._ref)]{"id": _id, "broader": broader._ref}',
      )
    return new Map(topics.map((topic) => [getPublishedId(topic.id), topic.broader]))
  }
  if (leadsTo(self, broader._ref, await broaderOf('drafts')))
    return 'That topic lies below this one already, so this one would lie below itself: choose another, or move that one first'
  return leadsTo(self, broader._ref, await broaderOf('published'))
    ? 'As the site is now, that topic lies below this one. Publish where you moved it to first, then publish this one'
    : true
}

/** @returns whether one comes from a topic, upwards, to `self`; circles that are elsewhere are not its fault */
function leadsTo(self: string, from: string, broaderOf: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>()
  for (let at: string | undefined = from; at !== undefined && !passed.has(at); at = broaderOf.get(at)) {
    if (at === self) return true
    passed.add(at)
  }
  return false
}
