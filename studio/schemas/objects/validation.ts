import type { CustomValidator, SlugRule } from 'sanity'
import { isLocale } from '../../../src/site/locales.ts'
import { safeHref, slugProblem } from '../../../src/site/rules.ts'

/** A slug that the build will accept: see `slugProblem`. Uniqueness is the field's `isUnique`. */
export function slugRule(rule: SlugRule) {
  return rule
    .required()
    .custom((slug) => (slug?.current ? (slugProblem(slug.current) ?? true) : 'A slug is required'))
}

/** A link whose scheme the site will print: https, http, mailto or tel. */
export const hrefRule: CustomValidator<string | undefined> = (href) =>
  !href || safeHref(href) ? true : 'Use a full address that begins with https://, http://, mailto: or tel:'

/** At least one language filled in. */
export const someLanguage: CustomValidator<readonly { language?: string; value?: unknown }[] | undefined> = (
  values,
) => (values?.some((item) => isLocale(item.language) && item.value) ? true : 'Fill in at least one language')
