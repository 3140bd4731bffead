import type { APIRoute } from 'astro'
import { redirects } from '../features/redirects/entries.ts'
import { facetsOf } from '../layouts/facets.ts'
import type { Graph } from '../relations/graph.ts'
import { siteGraph } from '../relations/site-graph.ts'
import { defaultLocale, locales } from '../site/locales.ts'
import { type Move, moveOfList } from '../site/redirects.ts'
import { parsePath, pathFor } from '../site/routes.ts'

/** Old paths and where they lead now, one a line, in the form that static hosts read: `from to status`. */
export const GET: APIRoute = async () => {
  const graph = await siteGraph()
  const moves = (await redirects()).flatMap(({ from, to }): Move[] => {
    const target = graph.link(to, parsePath(from)?.locale ?? defaultLocale)
    return target ? [{ from, to: target.href }] : []
  })
  const lists = listsOfTopics(graph)
  const movesOfLists = moves.flatMap((move) => moveOfList(move) ?? [])
  const all = [...moves, ...movesOfLists.filter(({ from, to }) => lists.has(to) && !lists.has(from))]
  return new Response(all.map(({ from, to }) => `${from} ${to} 301\n`).join(''))
}

/** The paths of the lists of experts by topic: a topic that nobody works on has none. */
function listsOfTopics(graph: Graph): Set<string> {
  const paths = locales.flatMap((locale) =>
    facetsOf('expert', graph, locale)
      .filter(({ by }) => by === 'topic')
      .flatMap(({ values }) => values)
      .map(({ value }) => pathFor({ kind: 'facet', section: 'expert', by: 'topic', value }, locale)),
  )
  return new Set(paths)
}
