import { type InLanguage, type Locale, localise } from '../../site/locales.ts'
import type { EntryLink, Links } from '../../ui/links.ts'
import type { Expert } from './model.ts'

export interface ShownPosition {
  readonly role: InLanguage<string>
  /** None where the institution isn't on the site: the role still says what the expert does. */
  readonly institution: EntryLink | undefined
}

/** An expert's positions in a language, the present or the former ones. */
export function positionsOf(
  { positions }: Pick<Expert, 'positions'>,
  when: 'current' | 'former',
  institutions: Links,
  locale: Locale,
): ShownPosition[] {
  return positions
    .filter(({ former }) => former === (when === 'former'))
    .map(({ role, institution }) => ({
      role: localise(role, locale)!,
      institution: institutions[institution],
    }))
}
