import { AsyncLocalStorage } from 'node:async_hooks'
import type { Graph } from '../relations/graph.ts'
import type { Locale } from '../site/locales.ts'
import type { Route } from '../site/routes.ts'

/** The one page that a server is asked for; a build wants all of them. */
export interface WantedPage {
  readonly route: Route
  readonly locale: Locale
}

const wanted = new AsyncLocalStorage<WantedPage>()

/** Lets `staticPaths` make no more than it takes to find one page. */
export function wanting<Result>(page: WantedPage, find: () => Promise<Result>): Promise<Result> {
  return wanted.run(page, find)
}

export function wantedPage(): WantedPage | undefined {
  return wanted.getStore()
}

/**
 * A graph that lists, of the entries of the wanted page's kind, only the one whose page it is. What entries have to do with
 * each other is still worked out over all of them.
 */
export function narrowed(graph: Graph, { route }: WantedPage): Graph {
  if (!('slug' in route)) return graph
  const { kind, slug } = route
  const isWanted = (entry: { readonly slug: string }) => entry.slug === slug
  return {
    ...graph,
    [kind]: graph[kind].filter(isWanted),
    newsIn: (locale: Locale) =>
      graph.newsIn(locale).filter((entry) => kind !== 'newsArticle' || isWanted(entry)),
  }
}
