import { type InLanguage, type Locale, localise } from '../../site/locales.ts'
import type { Expert } from './model.ts'

/** Where an institution is on the site, and its name. */
export interface InstitutionLink {
  readonly href: string
  readonly title: string
  readonly lang: Locale
  readonly hreflang: Locale
}

export interface ShownPosition {
  readonly role: InLanguage<string>
  /** None where the institution isn't on the site: the role still says what the expert does. */
  readonly institution: InstitutionLink | undefined
}

/** An expert's positions in a language, the present or the former ones. */
export function positionsOf(
  { positions }: Pick<Expert, 'positions'>,
  when: 'current' | 'former',
  institutions: Readonly<Record<string, InstitutionLink>>,
  locale: Locale,
): ShownPosition[] {
  return positions
    .filter(({ former }) => former === (when === 'former'))
    .map(({ role, institution }) => ({
      role: localise(role, locale)!,
      institution: institutions[institution],
    }))
}
