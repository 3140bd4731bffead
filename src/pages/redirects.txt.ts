import type { APIRoute } from 'astro'
import { redirects } from '../features/redirects/entries.ts'
import { siteGraph } from '../relations/site-graph.ts'
import { defaultLocale } from '../site/locales.ts'
import { parsePath } from '../site/routes.ts'

/** Old paths and where they lead now, one a line, in the form that static hosts read: `from to status`. */
export const GET: APIRoute = async () => {
  const graph = await siteGraph()
  const lines = (await redirects()).flatMap(({ from, to }) => {
    const target = graph.link(to, parsePath(from)?.locale ?? defaultLocale)
    return target ? [`${from} ${target.href} 301`] : []
  })
  return new Response(lines.map((line) => line + '\n').join(''))
}
