import { defaultLocale } from '../../src/site/locales.ts'
import { hasHan, slugOf, withPinyin } from './romanise.ts'

/** What a slug is made from: the fields of a document of any type that hold its title or name. */
interface Titled {
  readonly _type?: string
  readonly title?: unknown
  readonly name?: unknown
  readonly nativeName?: { readonly value?: string }
  readonly familyName?: string
  readonly givenName?: string
  readonly surnameOrder?: string
}

/**
 * The slug for a document's title or name; empty where nothing of it can be written in ASCII.
 *
 * A person's name has its parts in the person's own order. What is written in several languages is taken from English,
 * else from another form in Latin letters, else from the Chinese one by pinyin.
 */
export async function slugFor(document: Titled): Promise<string> {
  if (document._type === 'expert') return slugOf(await personName(document))
  return slugOf(await withPinyin(mainForm(document.name ?? document.title, document.nativeName?.value)))
}

async function personName(document: Titled): Promise<string> {
  const { familyName, givenName, surnameOrder } = document
  const parts = [familyName, givenName].map((part) => part?.trim()).filter(Boolean)
  if (familyName?.trim()) return (surnameOrder === 'last' ? parts.reverse() : parts).join(' ')
  return withPinyin(mainForm(document.name, document.nativeName?.value), 'person')
}

/** The form of a title to make the slug from: see `slugFor`. */
function mainForm(title: unknown, native: string | undefined): string {
  if (typeof title === 'string') return title
  const values = new Map<string, string>()
  for (const { language, value } of Array.isArray(title) ? title : []) {
    if (typeof value === 'string' && value.trim()) values.set(language, value)
  }
  const english = values.get(defaultLocale)
  if (english !== undefined) return english
  const others = [native, ...values.values()].filter((value) => value !== undefined)
  const latin = others.find((value) => !hasHan(value) && slugOf(value) !== '')
  return latin ?? values.get('zh-Hans') ?? values.get('zh-Hant') ?? others.find(hasHan) ?? ''
}
