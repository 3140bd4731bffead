import { type Locale, locales, localise } from '../../site/locales.ts'
import type { Expert } from './model.ts'

type Named = Pick<
  Expert,
  'name' | 'slug' | 'familyName' | 'givenName' | 'surnameOrder' | 'nativeName' | 'otherNames'
>

/** A form of a name and the language that it is in (BCP 47). */
export interface NameForm {
  readonly value: string
  readonly language: string
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const collator = new Intl.Collator('en', { sensitivity: 'base' })

/** The letter, `a` to `z`, that directories list an expert under: Łoś under l. Of pinyin it is the same letter. */
export function expertInitial({ familyName, slug }: Named): string {
  const first = inAlphabet(familyName).match(/\p{Script=Latin}/u)?.[0]
  const initial = first && letters.findLast((letter) => collator.compare(letter, first) <= 0)
  return initial ?? slug.charAt(0)
}

/** What directories are ordered by, with `compareSortKeys`: the surname, then the given name. */
export function expertSortKey({ familyName, givenName, slug }: Named): string {
  return inAlphabet([familyName, givenName ?? '', slug].join(', '))
}

/** Orders as a library does: accents and case only decide between names that are otherwise alike. */
export const compareSortKeys = new Intl.Collator('en').compare

/** Thorn is the one letter of European surnames that collation puts behind z. */
function inAlphabet(name: string): string {
  return name.replaceAll('Þ', 'Th').replaceAll('þ', 'th')
}

/** Forms beside the one that the reader sees as the name: the person's own script, or that of other readers. */
export function otherScripts({ name, nativeName }: Named, locale: Locale): NameForm[] {
  const shown = localise(name, locale)
  if (nativeName) return nativeName.value === shown?.value ? [] : [nativeName]
  const isSameScript = (language: string) => shown?.lang.slice(0, 2) === language.slice(0, 2)
  return distinct(formsByLanguage({ name }).filter(({ language }) => !isSameScript(language)))
}

/** Every form of the name that its editors wrote down. */
export function writtenForms({ name, nativeName, otherNames }: Named): NameForm[] {
  return distinct([...(nativeName ? [nativeName] : []), ...formsByLanguage({ name }), ...otherNames])
}

/**
 * Every form that people may type: those written down, and the romanised name with the surname first and last, its
 * parts apart and together (Chen Xi’ang, Xi’ang Chen, Chen Xiang, chenxiang).
 */
export function searchNames(expert: Named): string[] {
  const { familyName, givenName, surnameOrder } = expert
  const written = writtenForms(expert).map(({ value }) => value)
  if (givenName === undefined) return [...new Set([...written, familyName])]
  const spelled = [
    (text: string) => text,
    ...(surnameOrder === 'first' ? pinyinSpellings(familyName + givenName) : []),
  ]
  const romanised = spelled.flatMap((spell) => romanisedForms(spell(familyName), spell(givenName)))
  return [...new Set([...written, ...romanised])]
}

function romanisedForms(familyName: string, givenName: string): string[] {
  const given = joined(givenName)
  return [familyName, ...(joined(familyName) === familyName ? [] : [joined(familyName)])].flatMap(
    (family) => [
      `${family} ${givenName}`,
      `${givenName} ${family}`,
      `${family} ${given}`,
      `${given} ${family}`,
      joined(`${family} ${given}`),
      joined(`${given} ${family}`),
    ],
  )
}

/** On keyboards the ü of pinyin is a v; in passports it is yu. */
function pinyinSpellings(name: string): ((text: string) => string)[] {
  if (!/ü/i.test(name)) return []
  return [
    (text) => text.replaceAll('ü', 'v').replaceAll('Ü', 'V'),
    (text) => text.replaceAll('ü', 'yu').replaceAll('Ü', 'Yu'),
  ]
}

/** In one word: Tsz-ngai is Tszngai, Xi’ang is Xiang, Ou yang is Ouyang. */
function joined(name: string): string {
  const word = name.replaceAll(/[\s\-‐'’]/gu, '')
  return word.charAt(0) + word.slice(1).toLowerCase()
}

function formsByLanguage({ name }: Pick<Named, 'name'>): NameForm[] {
  return locales.flatMap((language) =>
    name[language] === undefined ? [] : [{ value: name[language], language }],
  )
}

function distinct(forms: readonly NameForm[]): NameForm[] {
  return forms.filter(({ value }, index) => forms.findIndex((each) => each.value === value) === index)
}
