import type { IncomingMessage } from 'node:http'
import { isJsonObject, type JsonObject } from '../json.ts'
import { httpError } from './errors.ts'

/**
 * Reads a request's body whole.
 * @param limit in bytes; a longer body is refused (413) without being kept
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => httpError(413, `The request body exceeds the limit of ${limit} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  // Not by iteration: breaking out of one destroys the socket, and the client would never read why. What is not
  // listened to Node throws away once the answer is sent.
  return await new Promise((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= limit) {
        chunks.push(chunk)
        return
      }
      request.off('data', onData)
      request.pause()
      reject(tooLarge())
    }
    request.on('data', onData)
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('aborted', () => reject(httpError(400, 'The request was cut short')))
  })
}

/** Reads a JSON object. */
export async function readJson(request: IncomingMessage, limit: number): Promise<JsonObject> {
  const value = await readAnyJson(request, limit)
  if (!isJsonObject(value)) throw httpError(400, 'Expected a JSON object')
  return value
}

/** Reads a JSON array. */
export async function readJsonArray(request: IncomingMessage, limit: number): Promise<unknown[]> {
  const value = await readAnyJson(request, limit)
  if (!Array.isArray(value)) throw httpError(400, 'Expected a JSON array')
  return value
}

/** Demanding the media type keeps out requests that a page may send without asking (CORS). */
async function readAnyJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw httpError(415, `Expected the content type application/json, got ${type ?? 'none'}`)
  }
  const body = await readBody(request, limit)
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw httpError(400, `Malformed JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
