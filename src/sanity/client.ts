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

/**
 * A client that sees drafts in place of what they will replace: for previews only, never for a build.
 *
 * @throws Error where the dataset is hosted and no token is set
 */
export function createDraftsClient(settings: Environment['dataset']): SanityClient {
  const { apiHost, token } = settings
  if (token === undefined && apiHost === undefined) {
    throw new Error(
      'SANITY_API_READ_TOKEN is not set: previews need a token with the role “Viewer” to read drafts',
    )
  }
  // The local lake has no login, but a client without a token refuses to ask for what only an editor may see.
  return createDatasetClient(settings).withConfig({ perspective: 'drafts', token: token ?? 'local' })
}
