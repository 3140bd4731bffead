import { describe, expect, it } from 'vitest'
import type { Topic } from '../features/topics/model.ts'
import { createGraph } from '../relations/graph.ts'
import { paged, profileHead, topicBranches, type TopicBranch } from './page-parts.ts'

describe('pages of a list', () => {
  it('are counted from 1, and the first has the list’s own address', () => {
    const pages = paged(['a', 'b', 'c', 'd', 'e'], 2)
    expect(pages.map(({ params }) => params.page)).toEqual([undefined, 'page/2', 'page/3'])
    expect(pages.map(({ props }) => props.items)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    expect(pages[2]?.props.paging).toEqual({ page: 3, pages: 3, total: 5 })
  })

  it('are one where the list is empty, so that its address is never missing', () => {
    expect(paged([], 2).map(({ props }) => props.paging)).toEqual([{ page: 1, pages: 1, total: 0 }])
  })
})

describe('the head of a profile', () => {
  const route = { kind: 'university', slug: 'x' } as const

  it('names the languages that the text exists in', () => {
    expect(profileHead(route, ['en', 'zh-Hant'], 'zh-Hant')).toEqual({
      path: '/zh-hant/universities/x/',
      languages: { en: '/universities/x/', 'zh-Hant': '/zh-hant/universities/x/' },
      canonicalPath: undefined,
      noindex: false,
    })
  })

  it('leaves search engines to the nearest language where there is no text', () => {
    expect(profileHead(route, ['en', 'zh-Hant'], 'zh-Hans')).toMatchObject({
      canonicalPath: '/zh-hant/universities/x/',
      noindex: true,
    })
  })

  it('keeps samples out of search engines', () => {
    expect(profileHead(route, ['en'], 'en', true).noindex).toBe(true)
  })
})

describe('the tree of topics', () => {
  const topic = (id: string, broader?: string): Topic => ({ id, title: { en: id }, slug: id, broader })
  const outline = (branches: readonly TopicBranch[]): unknown =>
    branches.map((branch) =>
      branch.narrower.length > 0 ? [branch.topic.id, outline(branch.narrower)] : branch.topic.id,
    )
  const treeOf = (topics: Topic[]) =>
    outline(
      topicBranches(createGraph({ news: [], universities: [], topics, pages: [], translations: [] }), 'en'),
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
