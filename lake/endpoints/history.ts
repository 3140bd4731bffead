import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { eventsOf } from '../history/events.ts'
import { effectsOf } from '../history/mendoza.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import { isPublishedId, publishedId, type LakeDocument } from '../store/document.ts'
import type { LoggedTransaction } from '../store/log.ts'

/** What the hosted API filters by and Studio never asks for. */
const UNSUPPORTED = ['fromTime', 'toTime', 'authors']

const MAX_EVENTS = 1000

function idsOf(path: Record<string, string>): string[] {
  return (path.ids ?? '').split(',').filter((id) => id !== '')
}

function readLimit(search: URLSearchParams, fallback: number): number {
  const given = search.get('limit')
  if (given === null) return fallback
  const limit = Number(given)
  if (Number.isSafeInteger(limit) && limit > 0) return limit
  throw httpError(400, `"limit" must be a positive number, not "${given}"`)
}

function placeOf(lake: Lake, transactionId: string): number {
  const place = lake.store.log.place(transactionId)
  if (place === undefined) throw httpError(404, `Transaction "${transactionId}" not found`)
  return place
}

interface Contents {
  ids: readonly string[]
  /** Only what concerns the documents asked for, not all that their transactions did. */
  identifiedOnly: boolean
  mutations: boolean
  effects: boolean
}

function describe(lake: Lake, transaction: LoggedTransaction, wanted: Contents): unknown {
  const { seq, id, timestamp, author } = transaction
  const changes = lake.store.log.changes(seq, wanted.identifiedOnly ? wanted.ids : undefined)
  return {
    id,
    timestamp,
    author,
    documentIDs: changes.map((change) => change.id),
    ...(wanted.mutations ? { mutations: changes.flatMap((change) => change.mutations) } : {}),
    ...(wanted.effects
      ? {
          effects: Object.fromEntries(
            changes.map((change) => [change.id, effectsOf(change.before, change.after)]),
          ),
        }
      : {}),
  }
}

/** The transactions that touched the documents, one a line, each with what it did. */
async function transactions({ lake, path, search, request, response }: Call): Promise<undefined> {
  lake.checkDataset(path.dataset)
  const unsupported = UNSUPPORTED.find((name) => search.has(name))
  if (unsupported !== undefined) throw httpError(400, `"${unsupported}" is not supported by the local lake`)
  const ids = idsOf(path)
  const [from, to] = [search.get('fromTransaction'), search.get('toTransaction')]
  const found = lake.store.log.transactions(ids, {
    from: from ? placeOf(lake, from) : 0,
    to: to ? placeOf(lake, to) : Infinity,
    reverse: search.get('reverse') === 'true',
    limit: readLimit(search, Infinity),
  })
  const wanted: Contents = {
    ids,
    identifiedOnly: search.get('includeIdentifiedDocumentsOnly') === 'true',
    mutations: search.get('excludeContent') !== 'true' && search.get('excludeMutations') !== 'true',
    effects: search.get('effectFormat') === 'mendoza',
  }
  response.setHeader('content-type', 'application/x-ndjson; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const lines = function* (): Generator<string> {
    for (const transaction of found) yield `${JSON.stringify(describe(lake, transaction, wanted))}\n`
  }
  await pipeline(Readable.from(lines()), response)
}

/** The documents as they were at a revision or a time, or at last; those that did not exist then are left out. */
function documents({ lake, path, search }: Call): unknown {
  lake.checkDataset(path.dataset)
  const find = documentFinder(lake, search)
  return { documents: idsOf(path).flatMap((id) => find(id) ?? []) }
}

function documentFinder(lake: Lake, search: URLSearchParams): (id: string) => LakeDocument | null {
  const { log } = lake.store
  if (search.get('lastRevision') === 'true') return (id) => log.lastExisting(id)
  const [revision, time] = [search.get('revision'), search.get('time')]
  if (revision !== null) {
    const place = log.place(revision)
    return (id) => (place === undefined ? null : atRevision(lake, id, revision, place))
  }
  const moment = time === null ? new Date() : new Date(time)
  if (Number.isNaN(moment.getTime())) throw httpError(400, `"time" must be a time in ISO form, not "${time}"`)
  const place = log.placeAt(moment.toISOString())
  return (id) => log.documentAt(id, place)
}

/**
 * A revision that a draft or version doesn't have may be one of its published document, whose entries stand in the same
 * History panel: then that is what is shown.
 */
function atRevision(lake: Lake, id: string, revision: string, place: number): LakeDocument | null {
  const document = lake.store.log.documentAt(id, place)
  if (document?._rev === revision || isPublishedId(id)) return document
  const published = lake.store.log.documentAt(publishedId(id), place)
  return published?._rev === revision ? published : document
}

function events({ lake, path, search }: Call): unknown {
  lake.checkDataset(path.dataset)
  const cursor = search.get('nextCursor') || undefined
  if (cursor !== undefined && !/^\d+$/.test(cursor)) throw httpError(400, `Unknown cursor "${cursor}"`)
  const limit = Math.min(readLimit(search, 100), MAX_EVENTS)
  const id = path.id ?? ''
  const page = eventsOf(id, lake.store.log.revisionsOfGroup(publishedId(id)), limit, cursor)
  return { events: { [id]: page.events }, nextCursor: page.nextCursor }
}

export const historyRoutes: Route[] = [
  { method: 'GET', path: '/data/history/:dataset/transactions/:ids', handler: transactions },
  { method: 'GET', path: '/data/history/:dataset/documents/:ids', handler: documents },
  { method: 'GET', path: '/data/history/:dataset/events/documents/:id', handler: events },
]
