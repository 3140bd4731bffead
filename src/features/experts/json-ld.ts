import type { Organization, Person, WithContext } from 'schema-dts'
import { type Locale, localise } from '../../site/locales.ts'
import type { EntryLink, Links } from '../../ui/links.ts'
import type { Expert } from './model.ts'
import { writtenForms } from './names.ts'
import { positionsOf } from './positions.ts'

interface Context {
  readonly siteUrl: URL
  readonly path: string
  readonly locale: Locale
  /** The institutions of the positions, by id. */
  readonly institutions: Links
  /** The titles of the topics, in the page's language. */
  readonly topics: readonly string[]
}

export function expertJsonLd(
  expert: Expert,
  { siteUrl, path, locale, institutions, topics }: Context,
): WithContext<Person> {
  const { familyName, givenName, title, summary, languages, links } = expert
  const shown = localise(expert.name, locale)?.value ?? ''
  const others = writtenForms(expert).flatMap(({ value }) => (value === shown ? [] : [value]))
  const positions = positionsOf(expert, 'current', institutions, locale)
  const honorific = title && localise(title, locale)
  const description = summary && localise(summary, locale)
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: shown,
    familyName,
    ...(givenName === undefined ? {} : { givenName }),
    ...(others.length > 0 ? { alternateName: others } : {}),
    ...(honorific ? { honorificPrefix: honorific.value } : {}),
    ...(description ? { description: description.value } : {}),
    url: new URL(path, siteUrl).href,
    ...(positions.length > 0 ? { jobTitle: positions.map(({ role }) => role.value) } : {}),
    affiliation: positions.flatMap(({ institution }) =>
      institution ? [organisation(institution, siteUrl)] : [],
    ),
    knowsAbout: [...topics],
    knowsLanguage: languages,
    // Where mail or a call goes is no page about the person.
    sameAs: links.flatMap(({ url }) => (url.startsWith('http') ? [url] : [])),
  }
}

function organisation({ title, href }: EntryLink, siteUrl: URL): Organization {
  return { '@type': 'Organization', name: title, url: new URL(href, siteUrl).href }
}
