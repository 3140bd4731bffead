import { newsArticles } from '../features/news/entries.ts'
import { pages } from '../features/pages/entries.ts'
import { topics } from '../features/topics/entries.ts'
import { universities } from '../features/universities/entries.ts'
import { translations } from './entries.ts'
import { createGraph, type Graph } from './graph.ts'

let built: Promise<Graph> | undefined

/** The graph of all entries on the site. A build works it out once; the development server anew for every request. */
export function siteGraph(): Promise<Graph> {
  if (import.meta.env.DEV) return readGraph()
  return (built ??= readGraph())
}

async function readGraph(): Promise<Graph> {
  const [news, universityList, topicList, pageList, translationList] = await Promise.all([
    newsArticles(),
    universities(),
    topics(),
    pages(),
    translations(),
  ])
  return createGraph({
    news,
    universities: universityList,
    topics: topicList,
    pages: pageList,
    translations: translationList,
  })
}
