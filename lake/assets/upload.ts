import { createHash } from 'node:crypto'
import { httpError } from '../http/errors.ts'
import type { Lake } from '../lake.ts'
import { LOCAL_USER } from '../lake.ts'
import type { LakeDocument } from '../store/document.ts'
import { transact } from '../store/transaction.ts'
import { describeImage, type ImageDescription } from './image-metadata.ts'
import { looksLikeSvg, safeSvg } from './safe-svg.ts'

export type AssetKind = 'image' | 'file'

/** What the uploader says of an asset, in the names of the upload's query string. */
export interface AssetLabels {
  filename?: string
  label?: string
  title?: string
  description?: string
  creditLine?: string
  sourceId?: string
  sourceName?: string
  sourceUrl?: string
}

const SVG = 'image/svg+xml'

const FILE_EXTENSIONS: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/json': 'json',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
}

/**
 * Stores an asset under the SHA-1 of its bytes (of an SVG: of what is left when it is made safe) and makes its document. The same bytes again yield the document that
 * is there already, as an editor may have described it since.
 * @param mimeType as the uploader gave it; of a picture it is read from the bytes instead
 */
export async function storeAsset(
  lake: Lake,
  kind: AssetKind,
  given: Buffer,
  mimeType: string,
  labels: AssetLabels,
): Promise<LakeDocument> {
  const isDrawing = kind === 'image' ? looksLikeSvg(given) : isSvgFile(mimeType, labels.filename)
  const bytes = isDrawing ? await safeSvg(given) : given
  const sha1 = createHash('sha1').update(bytes).digest('hex')
  const described: { extension: string; mimeType: string } & Partial<ImageDescription> =
    kind === 'image' ? await describeImage(bytes) : describeFile(mimeType, labels.filename)
  // Compressed, or in another encoding, it is a drawing to the decoder and to browsers, and was not made safe.
  if (described.mimeType === SVG && !isDrawing) {
    throw httpError(400, 'Invalid image: save the SVG as text in UTF-8, not compressed')
  }
  const { extension } = described
  const size = described.width === undefined ? '' : `-${described.width}x${described.height}`
  const _id = `${kind}-${sha1}${size}-${extension}`
  const existing = lake.store.get(_id)
  lake.store.putBlob({ sha1, mimeType: described.mimeType, bytes })
  if (existing) return existing

  const path = `${kind}s/${lake.projectId}/${lake.dataset}/${sha1}${size}.${extension}`
  const { filename, sourceId, sourceName, sourceUrl, ...named } = labels
  const document = {
    _id,
    _type: kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    assetId: sha1,
    extension,
    mimeType: described.mimeType,
    ...(filename === undefined ? {} : { originalFilename: filename }),
    ...named,
    ...(sourceId === undefined ? {} : { source: { id: sourceId, name: sourceName, url: sourceUrl } }),
    path,
    sha1hash: sha1,
    size: bytes.byteLength,
    uploadId: sha1,
    url: `${lake.url}/${path}`,
    ...(described.metadata ? { metadata: described.metadata } : {}),
  }
  const { results } = transact(lake.store, [{ createIfNotExists: document }], {
    author: LOCAL_USER,
    query: lake.queryContext,
  })
  return results[0]?.document as LakeDocument
}

function isSvgFile(mimeType: string, filename = ''): boolean {
  return mimeType === SVG || /\.svgz?$/i.test(filename)
}

function describeFile(mimeType: string, filename = ''): { extension: string; mimeType: string } {
  const extension =
    /\.([A-Za-z0-9]{1,10})$/.exec(filename)?.[1]?.toLowerCase() ?? FILE_EXTENSIONS[mimeType] ?? 'bin'
  return { extension, mimeType: mimeType || 'application/octet-stream' }
}

/**
 * An asset's document with the address of this run: the stored one may name a port of an earlier run. Addresses
 * that are not local stay.
 */
export function atAddress(document: LakeDocument, address: string): LakeDocument {
  const { _type, path, url } = document
  if (_type !== 'sanity.imageAsset' && _type !== 'sanity.fileAsset') return document
  if (typeof path !== 'string' || typeof url !== 'string') return document
  if (!/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//.test(url)) return document
  const current = `${address}/${path}`
  return url === current ? document : { ...document, url: current }
}
