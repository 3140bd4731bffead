import type { Convert } from './traditional.ts'

/** A document that has names, as far as they are read here. */
export interface NamedDocument {
  readonly name?: readonly { language?: string; value?: string }[] | null
  readonly otherNames?: readonly { language?: string; value?: string }[] | null
  readonly nativeName?: { language?: string; value?: string } | null
}

/** Everything whose names a text may hold: people and institutions, and the places where they are or something is held. */
export const namedDocumentsQuery = `[
  ...*[_type in ["expert", "university", "organisation"]]{name, otherNames, nativeName},
  ...*[_type == "university"]{"name": city},
  ...*[_type in ["organisation", "event"]]{"name": place.city},
  ...*[_type == "event"]{"name": venue},
  ...*[_type == "programme" && defined(places)].places[]{"name": city}
]`

/** A name found in a text, from `start` up to `end`, and the form in which it is to stand there. */
interface FoundName {
  readonly start: number
  readonly end: number
  readonly form: string
}

/** The names that the dataset knows in Chinese, to be found in a text. */
export class NameForms {
  readonly #forms: ReadonlyMap<string, string>
  readonly #pattern: RegExp | undefined

  /** @param forms each known form, and the Traditional form to print for it: itself where no other is known */
  constructor(forms: ReadonlyMap<string, string>) {
    this.#forms = forms
    // The longest first, so that 香港大学 does not hide 香港大学专业进修学院.
    const alternatives = [...forms.keys()]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    this.#pattern = alternatives.length > 0 ? new RegExp(alternatives.join('|'), 'g') : undefined
  }

  find(text: string): FoundName[] {
    if (!this.#pattern) return []
    return [...text.matchAll(this.#pattern)].map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
      form: this.#forms.get(name) ?? name,
    }))
  }
}

const simplified = new Set(['zh-Hans', 'zh-CN', 'zh-SG', 'zh'])
const traditional = new Set(['zh-Hant', 'zh-HK', 'zh-TW', 'zh-MO'])

/** A single character is too short to be told from an ordinary word. */
const shortestName = 2

/**
 * Gathers the Chinese forms of names. A Simplified name is printed as the Traditional one that its document gives. A
 * Simplified by-name is printed as a Traditional by-name of the same document only where one is its conversion; where
 * none is, or where two documents disagree, it is left as it is.
 */
export function knownNames(documents: readonly NamedDocument[], convert: Convert): NameForms {
  const forms = new Map<string, string>()
  const disputed = new Set<string>()
  const learn = (form: string, printed: string) => {
    if ([...form].length < shortestName || !/\p{Script=Han}/u.test(form)) return
    if (forms.has(form) && forms.get(form) !== printed) disputed.add(form)
    forms.set(form, printed)
  }
  for (const { name, otherNames, nativeName } of documents) {
    const names = valuesIn(name, simplified)
    const printedNames = valuesIn(name, traditional)
    const others = [...(otherNames ?? []), ...(nativeName ? [nativeName] : [])]
    const printedOthers = [...printedNames, ...valuesIn(others, traditional)]
    for (const form of printedOthers) learn(form, form)
    for (const form of names) learn(form, printedNames[0] ?? form)
    for (const form of valuesIn(others, simplified)) {
      if (names.includes(form)) continue
      const converted = convert(form)
      learn(form, printedOthers.includes(converted) ? converted : form)
    }
  }
  for (const form of disputed) forms.set(form, form)
  return new NameForms(forms)
}

function valuesIn(
  entries: readonly { language?: string; value?: string }[] | null | undefined,
  languages: ReadonlySet<string>,
): string[] {
  return (entries ?? []).flatMap(({ language, value }) =>
    language !== undefined && value && languages.has(language) ? [value.trim()] : [],
  )
}
