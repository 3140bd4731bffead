import type { ServerResponse } from 'node:http'
import { RenditionCache, type Rendition } from '../assets/rendition-cache.ts'
import { parseTransform, transformImage } from '../assets/transform.ts'
import { storeAsset, type AssetKind, type AssetLabels } from '../assets/upload.ts'
import { readBody } from '../http/body.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import type { LakeDocument } from '../store/document.ts'

const LABELS = [
  ...['filename', 'label', 'title', 'description', 'creditLine'],
  ...['sourceId', 'sourceName', 'sourceUrl'],
] as (keyof AssetLabels)[]

const RENDITION_CACHE_BYTES = 64 * 1024 * 1024

/** One cache a lake; it goes when the lake goes. */
const caches = new WeakMap<Lake, RenditionCache>()

function renditions(lake: Lake): RenditionCache {
  const cache = caches.get(lake) ?? new RenditionCache(RENDITION_CACHE_BYTES)
  caches.set(lake, cache)
  return cache
}

function upload(kind: AssetKind): (call: Call) => Promise<unknown> {
  return async ({ lake, request, path, search }) => {
    lake.checkDataset(path.dataset)
    const bytes = await readBody(request, lake.bodyLimits.asset)
    if (bytes.byteLength === 0) throw httpError(400, 'The uploaded asset is empty')
    const labels: AssetLabels = {}
    for (const name of LABELS) {
      const value = search.get(name)
      if (value !== null) labels[name] = value
    }
    const mimeType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
    return { document: await storeAsset(lake, kind, bytes, mimeType, labels) }
  }
}

/** The asset's document and bytes; 404 once the document is deleted, though the bytes are kept. */
function findAsset(lake: Lake, kind: AssetKind, path: Record<string, string>) {
  lake.checkProject(path.project)
  lake.checkDataset(path.dataset)
  const id = `${kind}-${path.name?.replace('.', '-')}`
  const document = lake.store.get(id)
  const sha1 = typeof document?.sha1hash === 'string' ? document.sha1hash : undefined
  const blob = sha1 === undefined ? undefined : lake.store.getBlob(sha1)
  if (!document || !blob) throw httpError(404, `Asset "${id}" not found`)
  return { document, blob }
}

/**
 * Assets hold what editors upload: a browser must take them for nothing else than they are called, and an SVG or an
 * HTML file opened by its address must run no script.
 */
function send(call: Call, document: LakeDocument, rendition: Rendition, original: boolean): undefined {
  const { request, response, search } = call
  const { bytes, mimeType } = rendition
  const headers: Record<string, string | number> = {
    'content-type': mimeType,
    'content-length': bytes.byteLength,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  }
  if (original) headers['x-sanity-sha1'] = String(document.sha1hash)
  if (search.has('dl')) {
    const name = search.get('dl') || String(document.originalFilename ?? document.assetId)
    headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
  }
  finish(response, headers, request.method === 'HEAD' ? undefined : bytes)
}

function finish(
  response: ServerResponse,
  headers: Record<string, string | number>,
  bytes: Buffer | undefined,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = 200
  response.end(bytes)
}

async function deliverImage(call: Call): Promise<unknown> {
  const { lake, request, response, path, search } = call
  const { document, blob } = findAsset(lake, 'image', path)
  if (search.get('fm') === 'json') return { ...document }
  if (search.has('auto')) response.appendHeader('vary', 'accept')
  const accept = request.headers.accept ?? ''
  const transform = parseTransform(search, accept)
  const isDrawing = blob.mimeType === 'image/svg+xml' && !search.has('fm')
  if (!transform || isDrawing) {
    return send(call, document, { bytes: Buffer.from(blob.bytes), mimeType: blob.mimeType }, true)
  }
  const rendition = await renditions(lake).get(`${blob.sha1} ${JSON.stringify(transform)}`, () =>
    transformImage(blob.bytes, blob.mimeType, transform),
  )
  return send(call, document, rendition, false)
}

function deliverFile(call: Call): unknown {
  const { document, blob } = findAsset(call.lake, 'file', call.path)
  const mimeType = typeof document.mimeType === 'string' ? document.mimeType : blob.mimeType
  return send(call, document, { bytes: Buffer.from(blob.bytes), mimeType }, true)
}

export const assetRoutes: Route[] = [
  { method: 'POST', path: '/assets/images/:dataset', handler: upload('image') },
  { method: 'POST', path: '/assets/files/:dataset', handler: upload('file') },
  { method: 'GET', path: '/images/:project/:dataset/:name', handler: deliverImage },
  { method: 'GET', path: '/files/:project/:dataset/:name', handler: deliverFile },
]
