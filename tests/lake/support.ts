import { createClient, type ClientConfig, type SanityClient } from '@sanity/client'
import { onTestFinished } from 'vitest'
import { startLake, type LakeOptions, type RunningLake } from '../../lake/server.ts'

/** The API version whose default perspective is `published`. */
export const API_VERSION = '2025-02-19'

/** The unmodified client, set up as site and Studio set it up. It does not retry: an error is to be seen at once. */
export function clientOf(
  lake: Pick<RunningLake, 'projectId' | 'dataset' | 'url'>,
  config: ClientConfig = {},
): SanityClient {
  return createClient({
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiHost: lake.url,
    useProjectHostname: false,
    apiVersion: API_VERSION,
    useCdn: false,
    token: 'unused',
    maxRetries: 0,
    ...config,
  })
}

/** A lake of its own for one test, on a free port and in memory unless told otherwise; closed when the test ends. */
export async function lakeForTest(options: LakeOptions = {}) {
  const lake = await startLake(options)
  onTestFinished(() => lake.close())
  return { lake, client: clientOf(lake) }
}

/** What the tests read of a `ClientError`. */
export interface ApiError {
  statusCode: number
  message: string
  details?: {
    type?: string
    description?: string
    start?: number
    end?: number
    query?: string
    items?: { index: number; error: { type: string; description: string } }[]
  }
}

/** The error that a call to the client ends in; fails when it succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error as ApiError
  throw new Error(`Expected an error, got ${JSON.stringify(outcome.value)}`)
}
