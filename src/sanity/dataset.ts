import type { SanityClient } from '@sanity/client'
import { slugKey } from '../site/rules.ts'
import { type AnyDocumentType, withoutNulls } from './document-type.ts'
import { ContentError, DatasetError, explainIssue, fieldPath, type Problem } from './problems.ts'

const pageSize = 500

export interface DatasetEntry {
  readonly id: string
  readonly data: Record<string, unknown>
}

export interface Dataset<Name extends string = string> {
  readonly entries: Record<Name, DatasetEntry[]>
  readonly problems: readonly Problem[]
}

/** A document as its type's query answers it. */
export type RawDocument = { readonly _id: string } & Record<string, unknown>

/**
 * Reads and validates every document that the site is built from.
 *
 * @throws ContentError where the content leaves no site that could be built (see `Consequence`)
 * @throws DatasetError where the dataset can't be read: says which host was asked and what it answered
 */
export async function readDataset<Name extends string>(
  client: SanityClient,
  types: Record<Name, AnyDocumentType>,
  buildTime: Date,
): Promise<Dataset<Name>> {
  const names = Object.keys(types) as Name[]
  const read = await Promise.all(
    names.map(async (name) => [name, await readDocuments(client, types[name])] as const),
  )
  const dataset = validateDataset(Object.fromEntries(read) as Record<Name, RawDocument[]>, types, buildTime)
  const { problems } = dataset
  if (problems.some((problem) => problem.consequence === 'stops the build')) throw new ContentError(problems)
  return dataset
}

/**
 * Validates documents, each by itself and all together.
 *
 * @param until documents whose publishing time is later are held back
 */
export function validateDataset<Name extends string>(
  documents: Record<Name, readonly RawDocument[]>,
  types: Record<Name, AnyDocumentType>,
  until: Date,
): Dataset<Name> {
  const names = Object.keys(types) as Name[]
  const problems: Problem[] = []
  const entries = Object.fromEntries(
    names.map((name) => [name, validateType(documents[name], types[name], until, problems)]),
  ) as Record<Name, DatasetEntry[]>

  const located = () => names.flatMap((name) => entries[name].map((entry) => ({ entry, type: types[name] })))
  const withoutPath = checkPaths(located(), problems)
  for (const name of names) entries[name] = entries[name].filter((entry) => !withoutPath.has(entry))
  checkReferences(located(), problems)
  for (const name of names) checkCircles(entries[name], types[name], problems)
  return { entries, problems }
}

function validateType(
  documents: readonly RawDocument[],
  type: AnyDocumentType,
  until: Date,
  problems: Problem[],
): DatasetEntry[] {
  const entries: DatasetEntry[] = []
  let leftOut = 0
  for (const raw of documents) {
    const about = { documentId: raw._id, documentType: type.type }
    const result = type.model.safeParse(mapped(type, raw))
    if (!result.success) {
      leftOut++
      for (const issue of result.error.issues) {
        problems.push({
          ...about,
          field: fieldPath(issue.path),
          ...explainIssue(issue),
          consequence: 'document left out',
        })
      }
      continue
    }
    const notBefore = type.notBefore?.(result.data)
    if (notBefore !== undefined && new Date(notBefore) > until) {
      problems.push({
        ...about,
        field: '',
        problem: `waits for its publishing time, ${notBefore}`,
        remedy: 'Nothing to do; the first build after that time shows it',
        consequence: 'held back',
      })
      continue
    }
    entries.push({ id: raw._id, data: result.data })
  }
  if (type.requiredId !== undefined && !entries.some((entry) => entry.id === type.requiredId)) {
    problems.push({
      documentId: type.requiredId,
      documentType: type.type,
      field: '',
      problem: 'is missing, unpublished or not valid, and no page can do without it',
      remedy: 'Publish it with every required field filled in',
      consequence: 'stops the build',
    })
  }
  // One bad document is left out; if most are bad, the schema and the site don't fit, and half a site would come of it.
  if (leftOut > documents.length / 2) {
    problems.push({
      documentId: '*',
      documentType: type.type,
      field: '',
      problem: `${leftOut} of ${documents.length} documents are not valid`,
      remedy: 'Bring the dataset to the site’s schema, or the site to the dataset’s',
      consequence: 'stops the build',
    })
  }
  return entries
}

/** A document so unlike its schema that the mapper can't read it is shown to the model as it is, which then refuses it. */
function mapped(type: AnyDocumentType, raw: RawDocument): unknown {
  try {
    return type.toModel(withoutNulls(raw))
  } catch (error) {
    if (error instanceof TypeError) return raw
    throw error
  }
}

/**
 * Reads every document of a type.
 *
 * @throws DatasetError
 */
export async function readDocuments(client: SanityClient, type: AnyDocumentType): Promise<RawDocument[]> {
  const documents: RawDocument[] = []
  for (let after = ''; ; after = documents.at(-1)!._id) {
    const page: unknown = await client
      .fetch(type.query, { after, size: pageSize })
      .catch((error: unknown) => {
        throw new DatasetError(unreadable(client, type.type, error), { cause: error })
      })
    if (!Array.isArray(page))
      throw new DatasetError(unreadable(client, type.type, new Error('the answer is not a list')))
    documents.push(...page)
    if (page.length < pageSize) return documents
  }
}

function unreadable(client: SanityClient, type: string, error: unknown): string {
  const { apiHost, dataset } = client.config()
  const reason = error instanceof Error ? error.message : String(error)
  return (
    `Could not read the ${type} documents of dataset “${dataset}” at ${apiHost}: ${reason}. ` +
    'Nothing was published. Check that the host can be reached and that the settings are right, then build again'
  )
}

interface Located {
  readonly entry: DatasetEntry
  readonly type: AnyDocumentType
}

/**
 * No two documents may claim one address: which of them was meant, only an editor can say.
 *
 * @returns the entries that yield their address to another and so have none
 */
function checkPaths(located: readonly Located[], problems: Problem[]): ReadonlySet<DatasetEntry> {
  const owners = new Map<string, Located>()
  const yielding = new Set<DatasetEntry>()
  const firstThoseThatInsist = [...located].sort(
    (a, b) => Number(a.type.yieldsPath ?? false) - Number(b.type.yieldsPath ?? false),
  )
  for (const { entry, type } of firstThoseThatInsist) {
    if (!type.path) continue
    const path: string = type.path(entry.data)
    const key = slugKey(path)
    const owner = owners.get(key)
    if (!owner) {
      owners.set(key, { entry, type })
      continue
    }
    if (type.yieldsPath) yielding.add(entry)
    problems.push({
      documentId: entry.id,
      documentType: type.type,
      field: type.yieldsPath ? '' : 'slug',
      problem: `takes the address ${path}, which “${owner.entry.id}” has already`,
      remedy: type.yieldsPath
        ? 'Delete it, or give the other document another slug'
        : 'Give one of the two another slug',
      consequence: type.yieldsPath ? 'document left out' : 'stops the build',
    })
  }
  return yielding
}

/** A reference to what is unpublished, deleted or left out is skipped where it would be shown, and said here. */
function checkReferences(located: readonly Located[], problems: Problem[]): void {
  const ids = new Set(located.map(({ entry }) => entry.id))
  for (const { entry, type } of located) {
    for (const { field, id } of type.references?.(entry.data) ?? []) {
      if (ids.has(id)) continue
      problems.push({
        documentId: entry.id,
        documentType: type.type,
        field,
        problem: `refers to “${id}”, which is not on the site: it is unpublished, deleted, held back or left out`,
        remedy: 'Publish or mend that document, or remove the reference',
        consequence: 'part left out',
      })
    }
  }
}

/** An entry that is a part of itself by way of others has no place in a tree: each of the circle is told. */
function checkCircles(entries: readonly DatasetEntry[], type: AnyDocumentType, problems: Problem[]): void {
  if (!type.parent) return
  const parents = new Map<string, string | undefined>(entries.map(({ id, data }) => [id, type.parent!(data)]))
  for (const { id } of entries) {
    const path = new Set<string>()
    let above = parents.get(id)
    while (above !== undefined && above !== id && !path.has(above)) {
      path.add(above)
      above = parents.get(above)
    }
    if (above !== id) continue
    problems.push({
      documentId: id,
      documentType: type.type,
      field: 'broader',
      problem: `leads back to itself: ${[id, ...path, id].map((each) => `“${each}”`).join(' is part of ')}`,
      remedy: 'Choose a broader one outside this circle for one of them, or none',
      consequence: 'part left out',
    })
  }
}
