import { describe, expect, it } from 'vitest'
import type { Topic } from '../features/topics/model.ts'
import { createGraph } from '../relations/graph.ts'
import { type TopicBranch, topicBranches } from './topic-tree.ts'

describe('the tree of topics', () => {
  const topic = (id: string, broader?: string): Topic => ({ id, title: { en: id }, slug: id, broader })
  const outline = (branches: readonly TopicBranch[]): unknown =>
    branches.map((branch) =>
      branch.narrower.length > 0 ? [branch.topic.id, outline(branch.narrower)] : branch.topic.id,
    )
  const treeOf = (topics: Topic[]) =>
    outline(
      topicBranches(
        createGraph({
          newsArticle: [],
          page: [],
          university: [],
          expert: [],
          organisation: [],
          programme: [],
          event: [],
          standard: [],
          agreement: [],
          topic: topics,
          translations: [],
        }),
        'en',
      ),
    )

  it('holds every topic below its broader one', () => {
    expect(treeOf([topic('a'), topic('b', 'a'), topic('c', 'b'), topic('d')])).toEqual([
      ['a', [['b', ['c']]]],
      'd',
    ])
  })

  it('keeps a topic whose broader one is gone', () => {
    expect(treeOf([topic('a', 'gone')])).toEqual(['a'])
  })

  it('loses no topic of a circle, nor one below it', () => {
    const tree = JSON.stringify(treeOf([topic('a', 'b'), topic('b', 'a'), topic('c', 'a'), topic('d', 'd')]))
    for (const id of ['a', 'b', 'c', 'd']) expect(tree).toContain(`"${id}"`)
  })
})
