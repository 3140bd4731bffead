import type { APIRoute } from 'astro'
import { sitemapPages } from '../layouts/sitemap-pages.ts'
import { siteGraph } from '../relations/site-graph.ts'
import { sitemapXml } from '../seo/sitemap.ts'
import { environment } from '../site/current-environment.ts'

export const GET: APIRoute = async () =>
  new Response(sitemapXml(sitemapPages(await siteGraph()), environment.siteUrl), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
