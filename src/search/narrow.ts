import type { Facets, Hit } from './engine.ts'
import { searchTypes, type SearchType } from './record.ts'

/** What a reader narrows the results to; an empty string stands for all. */
export interface Narrowing {
  readonly type: SearchType | ''
  readonly topic: string
}

/** The hits that are left, and how many there would be of each type and topic if only that were changed. */
export interface Narrowed {
  readonly hits: readonly Hit[]
  readonly all: number
  readonly types: readonly { readonly type: SearchType; readonly count: number }[]
  /** Those that occur, the most frequent first; always the one that was chosen. */
  readonly topics: readonly { readonly topic: string; readonly count: number }[]
}

export function narrow(hits: readonly Hit[], facets: Facets, { type, topic }: Narrowing): Narrowed {
  const ofTopic = hits.filter(({ id }) => topic === '' || facets.get(id)?.topics.includes(topic))
  const ofType = hits.filter(({ id }) => type === '' || facets.get(id)?.type === type)
  const topics = new Map<string, number>(topic === '' ? [] : [[topic, 0]])
  for (const { id } of ofType)
    for (const each of facets.get(id)?.topics ?? []) topics.set(each, (topics.get(each) ?? 0) + 1)
  return {
    hits: ofTopic.filter((hit) => ofType.includes(hit)),
    all: ofTopic.length,
    types: searchTypes.map((each) => ({
      type: each,
      count: ofTopic.filter(({ id }) => facets.get(id)?.type === each).length,
    })),
    topics: [...topics]
      .map(([each, count]) => ({ topic: each, count }))
      .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1)),
  }
}
