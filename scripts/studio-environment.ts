import type { StudioEnvironment } from './build-studio.ts'
import { ExpectedError } from './expected-error.ts'

/**
 * What Studio in development is started with: it edits the dataset that the site beside it shows, unless variables of its
 * own say otherwise.
 *
 * @throws ExpectedError where Studio would edit a hosted dataset and the site show the local one
 */
export function studioEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  previewUrl?: string,
): StudioEnvironment {
  const read = (name: string) => variables[name]?.trim() || undefined
  const siteProject = read('SANITY_PROJECT_ID')
  const ownProject = read('SANITY_STUDIO_PROJECT_ID')
  if (ownProject !== undefined && siteProject === undefined) {
    throw new ExpectedError(
      'SANITY_STUDIO_PROJECT_ID is set and SANITY_PROJECT_ID is not: Studio would edit a hosted dataset, and the site show the ' +
        'local one. Set both to work on a hosted dataset, or neither to work on the local one',
    )
  }
  const projectId = ownProject ?? siteProject
  const dataset = read('SANITY_STUDIO_DATASET') ?? read('SANITY_DATASET')
  const apiHost = read('SANITY_STUDIO_API_HOST') ?? read('SANITY_API_HOST')
  return {
    ...(projectId ? { SANITY_STUDIO_PROJECT_ID: projectId } : {}),
    ...(dataset ? { SANITY_STUDIO_DATASET: dataset } : {}),
    ...(apiHost ? { SANITY_STUDIO_API_HOST: apiHost } : {}),
    ...(previewUrl ? { SANITY_STUDIO_PREVIEW_URL: previewUrl } : {}),
  }
}
