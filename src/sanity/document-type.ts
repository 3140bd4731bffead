import type { z } from 'astro/zod'

/**
 * A query result after `withoutNulls`, typed as if every field were filled in. A mapper may so pass fields on as they
 * are: what is missing in fact is `undefined` at run time, and the model that the mapper's result goes through says so.
 * Names, nesting and enumerations stay those of the generated type, so drift between schema and model doesn't compile.
 */
export type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Filled<NonNullable<T[Key]>> }
    : NonNullable<T>

/** A reference that an entry holds. */
export interface EntryReference {
  readonly field: string
  readonly id: string
}

/** The references of a list, each with its place in it. */
export function listReferences(field: string, ids: readonly string[]): EntryReference[] {
  return ids.map((id, index) => ({ field: `${field}[${index}]`, id }))
}

/** How documents of one type become entries of one collection. */
export interface DocumentType<Raw extends { _id: string }, Schema extends z.ZodType<object>> {
  readonly type: string
  /** Answers the documents after `$after`, by `_id`, at most `$size`. */
  readonly query: string
  readonly model: Schema
  readonly toModel: (raw: Filled<Raw>) => z.input<Schema>
  /** The field that is long and that only the entry's own page shows: it is kept beside the content store, not in it. */
  readonly bodyField?: keyof z.output<Schema> & string
  /** The path that the entry takes, in its own or the default language. No two entries may take one. */
  readonly path?: (entry: z.output<Schema>) => string
  /** Where another entry has the same path, this one is left out instead of stopping the build. */
  readonly yieldsPath?: boolean
  readonly references?: (entry: z.output<Schema>) => readonly EntryReference[]
  /** The id of the entry that this one is a part of; entries of one type so form trees. */
  readonly parent?: (entry: z.output<Schema>) => string | undefined
  /** A time (ISO 8601) before which the entry isn't shown. */
  readonly notBefore?: (entry: z.output<Schema>) => string
  /** The id of the document without which there is no site. */
  readonly requiredId?: string
}

/** An entry as the content store holds it: its body's digest in place of the body. */
export type Listing<
  Schema extends z.ZodType<object>,
  BodyField extends keyof z.output<Schema> = never,
> = Omit<z.output<Schema>, BodyField> & { readonly id: string } & ([BodyField] extends [never]
    ? unknown
    : { readonly bodyDigest: string })

// Raw and Schema meet only inside one definition; a list of definitions needs no more than this.
export type AnyDocumentType = DocumentType<any, any>

/** GROQ answers null for what is missing; models speak of undefined. Drops nulls from objects and lists, deeply. */
export function withoutNulls<T>(value: T): Filled<T> {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls) as Filled<T>
  if (value === null || typeof value !== 'object') return value as Filled<T>
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  ) as Filled<T>
}
