import type {
  ArraySchemaType,
  CustomValidator,
  ObjectSchemaType,
  PortableTextTextBlock,
  Rule,
  SanityDocument,
  SchemaType,
  SlugRule,
  SlugValue,
  SpanSchemaType,
  StringRule,
} from 'sanity'
import { isLocale, localeFacts, locales } from '../../../src/site/locales.ts'
import {
  currencyPattern,
  emailPattern,
  isBlank,
  isDay,
  isRegion,
  isTime,
  languageTagPattern,
  monthPattern,
  safeHref,
  slugProblem,
  unknownMark,
} from '../../../src/site/rules.ts'
import { redirectToAnother } from '../../slugs/redirects.ts'

/** A slug that the build accepts (see `slugProblem`), and a warning where it takes an address that leads elsewhere now. */
export function slugRules(rule: SlugRule) {
  return [
    rule.required().error('The page needs an address: press “Generate”, or write one'),
    rule.custom((slug) => (slug?.current ? (slugProblem(slug.current) ?? true) : true)),
    rule.custom(notRedirected).warning(),
  ]
}

const notRedirected: CustomValidator<SlugValue | undefined> = async (slug, { document, getClient }) => {
  if (!document || !slug?.current || slugProblem(slug.current)) return true
  const redirect = await redirectToAnother(getClient({ apiVersion: '2026-11-01' }), {
    ...(document as SanityDocument & { language?: string }),
    slug,
  })
  return redirect === null
    ? true
    : `Until now ${redirect.from} leads old links to another document. Once this one is published there, it no longer does.`
}

/** A text that must be there and hold more than spaces. */
export function requiredText<TextRule extends TextRuleLike<TextRule>>(rule: TextRule): TextRule {
  return rule.required().custom(notBlank)
}

interface TextRuleLike<Self> {
  required(): Self
  custom(validator: CustomValidator<string | undefined>): Self
}

/** A text that, where it is given, holds more than spaces. */
export const notBlank: CustomValidator<string | undefined> = (text) =>
  text !== undefined && isBlank(text) ? 'This holds nothing but spaces' : true

/** A link whose scheme the site will print: https, http, mailto or tel. */
export const hrefRule: CustomValidator<string | undefined> = (href) =>
  typeof href !== 'string' || safeHref(href)
    ? true
    : 'Use a full address that begins with https://, http://, mailto: or tel:, without a password'

/** The parts of a text: an import may bring some that the form doesn't know, and no page can show. */
export const partsRule: CustomValidator<readonly unknown[] | undefined> = (parts, { type }) =>
  partProblem(parts, (type as ArraySchemaType).of) ?? true

/** What a block of a text consists of, for which the same holds; and its marks, which the form takes as they come. */
export const blockRule: CustomValidator<PortableTextTextBlock | undefined> = (block, { type }) => {
  if (!block) return true
  const children = (type as ObjectSchemaType).fields.find(({ name }) => name === 'children')
  const kinds = (children?.type as ArraySchemaType).of
  const { annotations } = kinds.find(({ name }) => name === 'span') as SpanSchemaType
  const problem = partProblem(block.children, kinds) ?? partProblem(block.markDefs, annotations)
  if (problem) return problem
  const mark = unknownMark(block)
  return mark === undefined
    ? true
    : `Part of this text is marked as “${mark}”, which the site cannot show: delete that part and write it anew`
}

function partProblem(
  parts: readonly unknown[] | undefined,
  kinds: readonly SchemaType[],
): string | undefined {
  for (const part of parts ?? []) {
    const { _key, _type } = part as { readonly _key?: unknown; readonly _type?: unknown }
    if (!kinds.some(({ name }) => name === _type))
      return `Part of this text is of the type “${String(_type)}”, which the site does not know: remove it`
    if (typeof _key !== 'string')
      return 'Part of this text has no key, by which the site names it: delete that part and write it anew'
  }
  return undefined
}

/** The address of a page elsewhere. */
export const websiteRule: CustomValidator<string | undefined> = (href) =>
  typeof href !== 'string' || /^https?:/.test(safeHref(href) ?? '')
    ? true
    : 'Use the full address of a page: it begins with https:// or http:// and holds no password'

/** A time that the build reads: Studio's own check takes less exact ones, which an import may bring. */
export const timeRule: CustomValidator<string | undefined> = (time) =>
  time === undefined || isTime(time)
    ? true
    : 'Give the day, the hour and the zone, as in 2026-11-23T09:00:00Z'

/** A day of the calendar; see `timeRule`. */
export const dayRule: CustomValidator<string | undefined> = (day) =>
  day === undefined || isDay(day) ? true : 'There is no such day; write it as 2026-11-23'

export const emailRule: CustomValidator<string | undefined> = (email) =>
  email === undefined || emailPattern.test(email)
    ? true
    : 'Give an address such as desk@example.org, in plain letters'

/** A country or region that Unicode's tables have a name for. */
export const regionRule: CustomValidator<string | undefined> = (code) =>
  code === undefined || isRegion(code) ? true : 'Choose a country or region from the list'

type InLanguages = readonly { language?: string; value?: unknown }[] | undefined

const noLanguage = 'Fill in at least one language'

/** At least one language filled in, where there are any. */
const someLanguage: CustomValidator<InLanguages> = (values) =>
  values === undefined || filledLanguages(values).length > 0 ? true : noLanguage

/** As a warning: every language filled in. */
export const everyLanguage: CustomValidator<InLanguages> = (values) => {
  const filled = filledLanguages(values)
  const missing = locales.filter((locale) => !filled.includes(locale))
  return missing.length === 0 || filled.length === 0
    ? true
    : `Missing in ${missing.map((locale) => localeFacts[locale].name).join(' and ')}: readers there see another language`
}

/** A text that is needed in one language, and better in all. */
export function requiredInSomeLanguage(rule: Rule) {
  return [...nameInSomeLanguage(rule), rule.custom(everyLanguage).warning()]
}

/** A text that may be left out; where it is given, better in all languages. */
export function betterInEveryLanguage(rule: Rule) {
  return rule.custom(everyLanguage).warning()
}

/** As for `requiredInSomeLanguage`, for names, which are left out where their form in a language isn't known. */
export function nameInSomeLanguage(rule: Rule) {
  return [rule.required().error(noLanguage), rule.custom(someLanguage)]
}

function filledLanguages(values: InLanguages): string[] {
  return (values ?? []).flatMap(({ language, value }) =>
    isLocale(language) && isFilled(value) ? [language] : [],
  )
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string'
    ? !isBlank(value)
    : Array.isArray(value)
      ? value.length > 0
      : Boolean(value)
}

/** A list of texts in each language: none of them only spaces. */
export const notBlankInLists: CustomValidator<InLanguages> = (values) => {
  const texts = (values ?? []).flatMap(({ value }) => (Array.isArray(value) ? (value as unknown[]) : []))
  return texts.some((text) => typeof text !== 'string' || isBlank(text))
    ? 'A line holds nothing but spaces: fill it in or remove it'
    : true
}

/** The language of a document that is in one: Studio sets it, and shows no field for it. */
export function languageOfDocument(rule: StringRule) {
  return rule
    .required()
    .custom((language) => (isLocale(language) ? true : 'Not a language of the site'))
    .error('This document has no language that the site has. Copy its text into a new one from its list')
}

/** The tag of a language (BCP 47). */
export const languageTagRule: CustomValidator<string | undefined> = (tag) =>
  tag === undefined || languageTagPattern.test(tag)
    ? true
    : 'Choose a language from the list, or write its tag, such as en, zh-Hans or yue'

/** A month without a day. */
export const monthRule: CustomValidator<string | undefined> = (month) =>
  month === undefined || monthPattern.test(month) ? true : 'Write the year and the month, as 2025-05'

/** ISO 4217 */
export const currencyRule: CustomValidator<string | undefined> = (currency) =>
  currency === undefined || currencyPattern.test(currency)
    ? true
    : 'Write the three capital letters of the currency, such as CNY'
