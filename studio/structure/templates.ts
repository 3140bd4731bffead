import type { Template } from 'sanity'
import { schemaTypes } from '../schemas/types.ts'

const ending = '-begun-with'

/** The template of a type that holds what it is given, over the initial values of the type's fields. */
export const begunWith = (type: string) => `${type}${ending}`

export const isBegunWith = (templateId: string) => templateId.endsWith(ending)

/** For “new document” in a list that holds only documents with certain values. */
export const templates: readonly Template<Record<string, unknown>>[] = schemaTypes
  .filter(({ type }) => type === 'document')
  .map(({ name, title }) => ({
    id: begunWith(name),
    title: title ?? name,
    schemaType: name,
    value: (values: Record<string, unknown>) => values,
  }))
