import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { sanityImport } from '@sanity/import'
import type { RunningLake } from '../lake/server.ts'

type Documents = Extract<Parameters<typeof sanityImport>[0], unknown[]>

/** A client that may write to a running lake. */
export function lakeClient({
  url,
  projectId,
  dataset,
}: Pick<RunningLake, 'url' | 'projectId' | 'dataset'>): SanityClient {
  return createClient({
    projectId,
    dataset,
    apiHost: url,
    useProjectHostname: false,
    apiVersion: '2026-11-01',
    useCdn: false,
    // The lake has no login; the client asks for a token before it writes.
    token: 'local',
  })
}

/**
 * Imports every NDJSON file of a folder, with the pictures that they name, as `sanity dataset import` does.
 *
 * @returns the number of documents
 */
export async function seed(
  client: SanityClient,
  folder: string,
  operation: 'create' | 'createOrReplace' = 'create',
): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ndjson')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const documents = texts.flatMap((text, index) => parseLines(text, files[index] ?? ''))
  const { numDocs, warnings } = await sanityImport(documents, {
    client,
    assetsBase: folder,
    operation,
  })
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join('\n'))
  return numDocs
}

function parseLines(text: string, file: string): Documents {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as Documents[number]]
    } catch (error) {
      throw new Error(`${file}, line ${index + 1}, is not JSON: ${(error as Error).message}`, {
        cause: error,
      })
    }
  })
}
