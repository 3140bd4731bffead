import type { APIRoute } from 'astro'
import { environment } from '../site/current-environment.ts'

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap.xml', environment.siteUrl).href}\n`)
