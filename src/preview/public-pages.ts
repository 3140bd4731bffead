import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import { wanting } from '../layouts/wanted-page.ts'
import { localeFacts, locales } from '../site/locales.ts'
import { parsePath } from '../site/routes.ts'

interface StaticPath {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly props: Readonly<Record<string, unknown>>
}

interface PageModule {
  readonly default: AstroComponentFactory
  readonly getStaticPaths: () => Promise<readonly StaticPath[]>
}

const prefixes = locales.flatMap((locale) => localeFacts[locale].pathSegment || [])

/** Which paths a page's file can have, where its name has parameters. */
const parameters: Record<string, string> = {
  '[...locale]': `(?:/(?:${prefixes.join('|')}))?`,
  '[...page]': '(?:/page/[0-9]+)?',
}

const modules = import.meta.glob<PageModule>('../pages/\\[...locale\\]/**/*.astro', { eager: true })

const pages = Object.entries(modules).map(([file, module]) => {
  const segments = file
    .replace('../pages/', '')
    .replace(/(?:\/index)?\.astro$/, '')
    .split('/')
  const pattern = segments
    .map((segment) => parameters[segment] ?? `/${segment.startsWith('[') ? '[^/]+' : segment}`)
    .join('')
  return { module, segments, pattern: new RegExp(`^${pattern}/$`) }
})

/** The page of the public site that has a path: its component and the props that the build would give it. */
export async function publicPage(path: string) {
  const wanted = parsePath(path)
  if (!wanted) return undefined
  for (const { module, segments, pattern } of pages) {
    if (!pattern.test(path)) continue
    const paths = await wanting(wanted, () => module.getStaticPaths())
    const found = paths.find(({ params }) => pathOf(segments, params) === path)
    if (found) return { Page: module.default, props: found.props }
  }
  return undefined
}

function pathOf(segments: readonly string[], params: StaticPath['params']): string {
  const parts = segments.map((segment) => {
    const name = /^\[(?:\.{3})?(.+)\]$/.exec(segment)?.[1]
    return name === undefined ? segment : params[name]
  })
  return `/${parts.map((part) => (part ? `${part}/` : '')).join('')}`
}
