import type { CreativeWork, WithContext } from 'schema-dts'
import { type Locale, localise } from '../../site/locales.ts'
import type { StandardState } from '../../site/rules.ts'
import type { Standard } from './model.ts'

/** In the words that schema.org suggests for the state of a work. */
const states: Record<StandardState, string> = {
  'in-preparation': 'Incomplete',
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Obsolete',
}

export function standardJsonLd(
  standard: Standard,
  { siteUrl, path, locale }: { siteUrl: URL; path: string; locale: Locale },
): WithContext<CreativeWork> {
  const { title, summary, code, state, version, document } = standard
  const description = summary && localise(summary, locale)
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: localise(title, locale)?.value ?? '',
    ...(description ? { description: description.value } : {}),
    url: new URL(path, siteUrl).href,
    creativeWorkStatus: states[state],
    ...(code === undefined ? {} : { identifier: code }),
    ...(version === undefined ? {} : { version }),
    ...(document === undefined ? {} : { sameAs: document }),
  }
}
