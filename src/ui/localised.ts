import { z } from 'astro/zod'
import { isLocale, type Locale, type Localised, locales } from '../site/locales.ts'
import { requiredText } from './text.ts'

/** A value per language, of which there must be at least one. */
export function localisedModel<Value extends z.ZodType>(value: Value) {
  return z.partialRecord(z.enum(locales), value).refine((values) => Object.keys(values).length > 0, {
    message: 'is filled in for no language',
    params: { remedy: 'Fill in at least one language' },
  })
}

export const localisedText = localisedModel(requiredText)

/**
 * The internationalised array of a document as a record by language. Languages that the site doesn't have and empty
 * values are dropped, so that a field cleared in Studio counts as missing.
 */
export function byLanguage<T>(items: readonly { language: string; value: T }[] | undefined): Localised<T> {
  const values: Localised<T> = {}
  for (const { language, value } of items ?? []) {
    if (isLocale(language) && isFilled(value)) values[language] = value
  }
  return values
}

/** As `byLanguage`, for a field that may be left out. */
export function optionalByLanguage<T>(
  items: readonly { language: string; value: T }[] | undefined,
): Localised<T> | undefined {
  const values = byLanguage(items)
  return Object.keys(values).length > 0 ? values : undefined
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

/** The languages that every one of the given fields has. */
export function languagesOf(...fields: readonly Localised<unknown>[]): Locale[] {
  return locales.filter((locale) => fields.every((field) => field[locale] !== undefined))
}
