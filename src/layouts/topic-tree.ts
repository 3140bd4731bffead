import type { Topic } from '../features/topics/model.ts'
import type { Graph } from '../relations/graph.ts'
import type { Locale } from '../site/locales.ts'
import { pathFor } from '../site/routes.ts'
import { type CardGroup, cardGroup } from './connections.ts'
import { byName } from './lists.ts'

export interface TopicBranch {
  readonly topic: Topic
  /** How many entries a reader of the language finds on the topic's page. */
  readonly count: number
  readonly narrower: readonly TopicBranch[]
}

export function entriesOn(graph: Graph, topicId: string, locale: Locale): number {
  return graph
    .backlinks(topicId, locale)
    .filter(({ kind }) => kind !== 'topic')
    .reduce((sum, { entries }) => sum + entries.length, 0)
}

/** How many experts a topic's page shows; all of them have a list of their own. */
const expertsShown = 12

/** What refers to a topic, for its page. A topic may have hundreds of experts, so that it shows the first of them. */
export function topicBacklinks(topic: Topic, graph: Graph, locale: Locale): CardGroup[] {
  return graph
    .backlinks(topic.id, locale)
    .filter(({ kind }) => kind !== 'topic')
    .map((group) => {
      const count = group.entries.length
      if (group.kind !== 'expert' || count <= expertsShown) return cardGroup(group, graph, locale)
      const first = { kind: group.kind, entries: byName(group.entries, locale).slice(0, expertsShown) }
      const route = { kind: 'facet', section: 'expert', by: 'topic', value: topic.slug } as const
      return { ...cardGroup(first, graph, locale), all: { href: pathFor(route, locale), count } }
    })
}

/** The tree of topics. Topics that are in a circle hang on no branch; each is then a branch of its own. */
export function topicBranches(graph: Graph, locale: Locale): TopicBranch[] {
  const branch = (topic: Topic, above: readonly Topic[]): TopicBranch => ({
    topic,
    count: entriesOn(graph, topic.id, locale),
    narrower: graph
      .narrowerTopics(topic.id)
      .filter((each) => each !== topic && !above.includes(each))
      .map((each) => branch(each, [...above, topic])),
  })
  const isRoot = (topic: Topic) => {
    const top = graph.topicPath(topic)[0]
    return top === topic || top?.broader === topic.id
  }
  return graph.topic.filter(isRoot).map((topic) => branch(topic, []))
}
