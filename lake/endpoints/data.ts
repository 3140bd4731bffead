import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parsePerspective } from '../groq/perspective.ts'
import { runQuery } from '../groq/query.ts'
import { readJson } from '../http/body.ts'
import { httpError, queryError } from '../http/errors.ts'
import { readParams } from '../http/params.ts'
import type { Call, Route } from '../http/router.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { LOCAL_USER } from '../lake.ts'
import { compareIds, publishedId, type LakeDocument } from '../store/document.ts'
import { transact } from '../store/transaction.ts'
import { syncTagsOf } from './live.ts'

async function query({ lake, request, path, search, apiVersion }: Call): Promise<unknown> {
  lake.checkDataset(path.dataset)
  const started = performance.now()
  const body = request.method === 'POST' ? await readJson(request, lake.bodyLimits.json) : undefined
  const text = body ? body.query : search.get('query')
  if (typeof text !== 'string' || text.trim() === '') throw queryError('no query given', '', 0, 0)
  const params = body ? (isJsonObject(body.params) ? body.params : {}) : readParams(search)
  const perspective = parsePerspective(search.get('perspective'), apiVersion)
  const result = runQuery(lake.queries.parse(text, params), {
    ...lake.queryContext,
    view: lake.views.of(perspective),
  })
  return {
    ...(search.get('returnQuery') === 'false' ? {} : { query: text }),
    result: result ?? null,
    syncTags: syncTagsOf(lake.dataset),
    ms: Math.round(performance.now() - started),
  }
}

function documents({ lake, path, search }: Call): unknown {
  lake.checkDataset(path.dataset)
  const ids = (path.ids ?? '').split(',').filter((id) => id !== '')
  const found: LakeDocument[] = []
  const omitted: { id: string; reason: 'existence' }[] = []
  const all = search.get('includeAllVersions') === 'true'
  for (const id of ids) {
    const published = publishedId(id)
    const wanted = all ? [published, ...lake.store.versionsOf(published)].sort(compareIds) : [id]
    const versions = wanted.flatMap((name) => lake.store.get(name) ?? [])
    if (versions.length === 0) omitted.push({ id, reason: 'existence' })
    found.push(...versions)
  }
  return { documents: search.get('excludeContent') === 'true' ? [] : found, omitted }
}

/** Who refers to a document: here only documents of this dataset can, which Studio asks for by query and leaves out. */
function references({ lake, path, search }: Call): unknown {
  lake.checkDataset(path.dataset)
  const internal = search.get('excludeInternalReferences') !== 'true'
  const sources = internal ? [...lake.store.sources(path.id ?? '')].sort(compareIds) : []
  return { totalCount: sources.length, references: sources.map((documentId) => ({ documentId })) }
}

/** The id that a transaction is to have, or undefined when it is left to the lake. */
export function readTransactionId({ transactionId: id }: JsonObject): string | undefined {
  if (id === undefined) return undefined
  if (typeof id === 'string' && /^[A-Za-z0-9._-]{1,128}$/.test(id)) return id
  throw httpError(400, '"transactionId" must be 1 to 128 letters, digits, ".", "_" or "-"')
}

async function mutate({ lake, request, path, search }: Call): Promise<unknown> {
  lake.checkDataset(path.dataset)
  const body = await readJson(request, lake.bodyLimits.json)
  if (!Array.isArray(body.mutations)) throw httpError(400, 'Expected "mutations", an array')
  const visibility = search.get('visibility') ?? 'sync'
  // Everything is visible at once: each of the three is kept by doing what `sync` asks.
  if (!['sync', 'async', 'deferred'].includes(visibility)) {
    throw httpError(400, `Unknown visibility "${visibility}"`)
  }
  const { transactionId, results } = transact(lake.store, body.mutations, {
    transactionId: readTransactionId(body),
    dryRun: search.get('dryRun') === 'true',
    autoGenerateArrayKeys: search.get('autoGenerateArrayKeys') === 'true',
    author: LOCAL_USER,
    query: lake.queryContext,
  })
  const returnIds = search.get('returnIds') === 'true'
  const returnDocuments = search.get('returnDocuments') === 'true'
  return {
    transactionId,
    results: results.map(({ id, operation, document }) => ({
      ...(returnIds ? { id } : {}),
      operation,
      ...(returnDocuments && document ? { document } : {}),
    })),
  }
}

function* asLines(documents: readonly LakeDocument[]): Generator<string> {
  for (const document of documents) yield `${JSON.stringify(document)}\n`
}

/** One document a line (NDJSON), drafts included; all at once, so that a cursor never has a next page. */
async function exportDocuments({ lake, path, search, request, response }: Call): Promise<undefined> {
  lake.checkDataset(path.dataset)
  const types = search.get('types')?.split(',')
  response.setHeader('content-type', 'application/x-ndjson; charset=utf-8')
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  // The list as it is now: writes that come while it is sent do not show.
  const documents = lake.store.documents.filter((document) => !types || types.includes(document._type))
  await pipeline(Readable.from(asLines(documents)), response)
}

export const dataRoutes: Route[] = [
  { method: 'GET', path: '/data/query/:dataset', handler: query },
  { method: 'POST', path: '/data/query/:dataset', handler: query },
  { method: 'GET', path: '/data/doc/:dataset/:ids', handler: documents },
  { method: 'GET', path: '/data/references/:dataset/documents/:id/to', handler: references },
  { method: 'POST', path: '/data/mutate/:dataset', handler: mutate },
  { method: 'GET', path: '/data/export/:dataset', handler: exportDocuments },
]
