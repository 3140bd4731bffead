import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { createDatasetClient } from '../src/sanity/client.ts'
import { parseEnvironment } from '../src/site/environment.ts'
import { ExpectedError } from './expected-error.ts'
import { sampleData } from './paths.ts'
import { seed } from './seed.ts'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * A client for the hosted dataset that the environment names.
 *
 * @param token the name of the variable that holds a token with the rights needed
 * @throws ExpectedError that names the variable which is missing or wrong
 */
export function hostedClient(variables: Variables, token: string): SanityClient {
  const value = variables[token]?.trim()
  for (const [name, given] of [
    ['SANITY_PROJECT_ID', variables['SANITY_PROJECT_ID']?.trim()],
    [token, value],
  ] as const) {
    if (!given) throw new ExpectedError(`${name} is not set: see .env.example`)
  }
  try {
    const { dataset } = parseEnvironment(variables)
    return createDatasetClient({ ...dataset, token: value }).withConfig({ perspective: 'raw' })
  } catch (error) {
    throw new ExpectedError((error as Error).message, { cause: error })
  }
}

/**
 * Imports sample-data/, pictures included.
 *
 * @param replace lets documents be written over that have the id of a sample; others stay
 * @returns the number of documents
 * @throws ExpectedError where the dataset holds documents and `replace` is not given
 */
export async function importSamples(
  client: SanityClient,
  replace: boolean,
  folder = sampleData,
): Promise<number> {
  const { projectId, dataset } = client.config()
  // Every hosted dataset holds documents of its own about access, and a build may have told how it went.
  const count = await client.fetch<number>('count(*[!(_id in path("_.**")) && _id != "site.buildReport"])')
  if (count > 0 && !replace) {
    throw new ExpectedError(
      `Dataset “${dataset}” of project ${projectId} holds ${count} documents already, and nothing was written. With ` +
        '--replace the samples are written over the documents that have their ids; all others stay. Export it first',
    )
  }
  return await seed(client, folder, replace ? 'createOrReplace' : 'create')
}

/**
 * Exports every document, drafts included, with the pictures and files, as `sanity dataset export` does.
 *
 * @returns how many documents and assets are in the archive
 * @throws ExpectedError where there is such a file already
 */
export async function exportTo(
  client: SanityClient,
  file: string,
): Promise<{ documents: number; assets: number; archive: string }> {
  const archive = resolve(file)
  if (existsSync(archive)) throw new ExpectedError(`${file} is there already: give another name`)
  const { dataset } = client.config()
  if (!dataset) throw new ExpectedError('SANITY_DATASET is not set: see .env.example')
  const { documentCount, assetCount } = await exportDataset({ client, dataset, outputPath: archive })
  return { documents: documentCount, assets: assetCount, archive }
}
