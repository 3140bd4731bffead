import { createClient, type SanityClient } from '@sanity/client'
import type { Environment } from '../site/environment.ts'

/** A client for the published documents of the dataset, hosted or local. */
export function createDatasetClient(settings: Environment['dataset']): SanityClient {
  const { projectId, dataset, apiVersion, apiHost, token } = settings
  return createClient({
    projectId,
    dataset,
    apiVersion,
    perspective: 'published',
    // The CDN may lag behind a publish by minutes; a build wants what is there now.
    useCdn: false,
    maxRetries: 4,
    timeout: 60_000,
    ...(token === undefined ? {} : { token }),
    ...(apiHost === undefined ? {} : { apiHost, useProjectHostname: false }),
  })
}
