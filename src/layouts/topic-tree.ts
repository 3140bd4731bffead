import type { Topic } from '../features/topics/model.ts'
import type { Graph } from '../relations/graph.ts'
import type { Locale } from '../site/locales.ts'

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
