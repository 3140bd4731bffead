import type { Settings } from '../features/settings/model.ts'
import { settings as readSettings } from '../features/settings/entries.ts'
import type { Graph } from '../relations/graph.ts'
import { siteGraph } from '../relations/site-graph.ts'
import { digestOfText } from '../sanity/digest.ts'
import { fixedPages, type FixedPage, type NavigationTarget } from '../site/rules.ts'
import { type InLanguage, type Locale, locales, localise } from '../site/locales.ts'
import { localeParam, parsePath, pathFor } from '../site/routes.ts'
import { narrowed, wantedPage } from './wanted-page.ts'

/** What surrounds every page of one language: the same for all of them, and a part of each page's cache key. */
export interface Frame {
  readonly name: InLanguage<string>
  readonly fullName: InLanguage<string>
  readonly description: InLanguage<string>
  /** In the editors' order; without pages that this language lacks. */
  readonly navigation: readonly { readonly target: NavigationTarget; readonly href: string }[]
  /** The pages that the foot links to, where this language has them. */
  readonly footer: readonly { readonly page: FixedPage; readonly href: string }[]
  readonly contactDesk: Settings['contactDesk']
  readonly icpNumber: string | undefined
}

/** Props that every page has beside its own. */
export interface PageProps {
  readonly locale: Locale
  readonly frame: Frame
}

interface StaticPath<Props> {
  readonly params: Record<string, string | undefined>
  readonly props: Props & PageProps
  readonly cacheKey: string
}

/**
 * The static paths of one page file, in every language. The cache key is the hash of everything that the page is a
 * function of, so an unchanged page is restored from the last build and a changed reference always shows.
 *
 * @param pagesIn the pages of one language: route parameters beside `locale`, and props
 */
export async function staticPaths<Props extends object>(
  pagesIn: (
    locale: Locale,
    graph: Graph,
  ) => readonly { params?: Record<string, string | undefined>; props: Props }[],
): Promise<StaticPath<Props>[]> {
  const wanted = wantedPage()
  const whole = await siteGraph()
  const graph = wanted ? narrowed(whole, wanted) : whole
  const frameOf = await frames()
  return (wanted ? [wanted.locale] : locales).flatMap((locale) => {
    const frame = frameOf[locale]
    return pagesIn(locale, graph).map(({ params, props }) => {
      const all = { ...props, locale, frame }
      // Keys are in the order of the models and of this code: no need to sort them again for thousands of pages.
      return {
        params: { ...params, locale: localeParam(locale) },
        props: all,
        cacheKey: digestOfText(JSON.stringify(all)),
      }
    })
  })
}

/** The frame of each language. */
export async function frames(): Promise<Record<Locale, Frame>> {
  const [graph, settings] = await Promise.all([siteGraph(), readSettings()])
  return Object.fromEntries(
    locales.map((locale) => [locale, createFrame(settings, graph, locale)]),
  ) as Record<Locale, Frame>
}

function createFrame(settings: Settings, graph: Graph, locale: Locale): Frame {
  const fixed = fixedPages.flatMap((page) =>
    graph.page.some(({ slug, language }) => slug === page && language === locale)
      ? [{ page, href: pathFor({ kind: 'page', slug: page }, locale) }]
      : [],
  )
  return {
    name: localise(settings.name, locale)!,
    fullName: localise(settings.fullName, locale)!,
    description: localise(settings.description, locale)!,
    navigation: settings.navigation.flatMap((target) => {
      const route = parsePath(`/${target}/`)!.route
      if (route.kind === 'page' && !fixed.some(({ page }) => page === target)) return []
      return [{ target, href: pathFor(route, locale) }]
    }),
    footer: fixed,
    contactDesk: settings.contactDesk,
    icpNumber: settings.icpNumber,
  }
}
