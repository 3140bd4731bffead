import type { Locale } from '../site/locales.ts'

/** Where another entry is, what it is called, and in which languages its name and its page are. */
export interface EntryLink {
  readonly href: string
  readonly title: string
  readonly lang: Locale
  readonly hreflang: Locale
}

/** Links by the id of the entry that they lead to; an entry that isn't on the site has none. */
export type Links = Readonly<Record<string, EntryLink>>

/** The links to those of some entries that are on the site, in the order given. */
export function linksTo(ids: readonly string[], links: Links): EntryLink[] {
  return ids.flatMap((id) => links[id] ?? [])
}
