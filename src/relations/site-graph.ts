import { events } from '../features/events/entries.ts'
import { experts } from '../features/experts/entries.ts'
import { newsArticles } from '../features/news/entries.ts'
import { organisations } from '../features/organisations/entries.ts'
import { pages } from '../features/pages/entries.ts'
import { programmes } from '../features/programmes/entries.ts'
import { agreements, standards } from '../features/standards/entries.ts'
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

/** Works the graph out from the collections as they are now. */
export async function readGraph(): Promise<Graph> {
  return createGraph({
    newsArticle: await newsArticles(),
    page: await pages(),
    university: await universities(),
    expert: await experts(),
    organisation: await organisations(),
    programme: await programmes(),
    event: await events(),
    standard: await standards(),
    agreement: await agreements(),
    topic: await topics(),
    translations: await translations(),
  })
}
