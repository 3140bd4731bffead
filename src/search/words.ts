import type { Strings } from '../i18n/en.ts'

/** The words that the script puts into the page, in the page's language. */
export type Words = Pick<
  Strings['search'],
  'types' | 'searching' | 'results' | 'relaxed' | 'none' | 'noneSelected' | 'showAll' | 'failed' | 'retry'
>

export function wordsForScript(text: Strings['search']): Words {
  const { types, searching, results, relaxed, none, noneSelected, showAll, failed, retry } = text
  return { types, searching, results, relaxed, none, noneSelected, showAll, failed, retry }
}

/** Fills in `{count}` and `{query}`. */
export function fill(pattern: string, values: { readonly count?: string; readonly query?: string }): string {
  return pattern.replace(/\{(count|query)\}/g, (_, key: 'count' | 'query') => values[key] ?? '')
}

/** The form of a pattern for a number, as the language has it: 1 result, 2 results. */
export function plural(
  forms: { readonly one: string; readonly other: string },
  count: number,
  lang: string,
): string {
  return new Intl.PluralRules(lang).select(count) === 'one' ? forms.one : forms.other
}
