import type { ArraySchemaType, ObjectSchemaType, Schema, SchemaType } from 'sanity'
import { isLocale, localeFacts } from '../../src/site/locales.ts'
import type { ReportedProblem } from './problems.ts'

/** What is wrong, with which field, and what to do, in an editor's words. */
export function explain(schema: Schema, { documentType, field, problem, remedy }: ReportedProblem): string {
  const title = fieldTitle(schema.get(documentType), field)
  return `${title && `${title} `}${problem}. ${remedy}.`
}

/** Keys inside a block that the form does not show: an editor finds the block. */
const unseen = new Set(['markDefs', 'children'])

/**
 * What an editor calls the field at a path of the build's: `body[3].rows` is “Text › item 4 › Rows”, `name.en` is
 * “Name › English”. A path of which nothing has a title in the form stays as it is.
 *
 * @param type of the document
 */
export function fieldTitle(type: SchemaType | undefined, path: string): string {
  const titles: string[] = []
  let candidates = type ? [type] : []
  for (const key of path.match(/[^.[\]]+/g) ?? []) {
    const found = /^\d+$/.test(key)
      ? itemsOf(candidates, key)
      : (fieldOf(candidates, key) ?? textsOf(candidates, key))
    if (!found || unseen.has(key)) break
    titles.push(found.title)
    candidates = found.types
  }
  return titles.length > 0 ? titles.join(' › ') : path
}

interface Step {
  readonly title: string
  /** What may stand there: a list has items of several types. */
  readonly types: SchemaType[]
}

function itemsOf(candidates: readonly SchemaType[], index: string): Step | undefined {
  const types = candidates.filter(isArray).flatMap(({ of }) => of)
  return types.length > 0 ? { title: `item ${Number(index) + 1}`, types } : undefined
}

function fieldOf(candidates: readonly SchemaType[], name: string): Step | undefined {
  const fields = candidates
    .filter(isObject)
    .flatMap(({ fields }) => fields.filter((field) => field.name === name))
  const title = fields[0]?.type.title
  return title === undefined ? undefined : { title, types: fields.map((field) => field.type) }
}

/** A language of an internationalised array, which the build reads as an object with a key a language. */
function textsOf(candidates: readonly SchemaType[], language: string): Step | undefined {
  const value = fieldOf(
    candidates.filter(isArray).flatMap(({ of }) => of),
    'value',
  )
  return value && isLocale(language) ? { title: localeFacts[language].name, types: value.types } : undefined
}

const isArray = (type: SchemaType): type is ArraySchemaType => type.jsonType === 'array'
const isObject = (type: SchemaType): type is ObjectSchemaType => type.jsonType === 'object'
