import { createClient } from '@sanity/client'
import {
  createWorkspaceFromConfig,
  type SanityDocument,
  validateDocument,
  type ValidationMarker,
  type Workspace,
} from 'sanity'
import { internationalizedArray } from 'sanity-plugin-internationalized-array'
import type { RunningLake } from '../lake/server.ts'
import { buildTime } from '../scripts/sample-site.ts'
import { locales } from '../src/site/locales.ts'
import { localisedFieldTypes } from '../studio/schemas/objects/localised.ts'
import { schemaTypes } from '../studio/schemas/types.ts'

/** Studio's schema as its form compiles it, with a client for the lake. */
export async function studioWorkspace(lake: RunningLake): Promise<Workspace> {
  return createWorkspaceFromConfig({
    name: 'test',
    projectId: lake.projectId,
    dataset: lake.dataset,
    apiHost: lake.url,
    unstable_clientFactory: (options) => createClient({ ...options, useProjectHostname: false }),
    auth: { loginMethod: 'token', providers: [] },
    schema: { types: schemaTypes },
    plugins: [
      internationalizedArray({
        languages: locales.map((id) => ({ id, title: id })),
        fieldTypes: localisedFieldTypes,
      }),
    ],
  })
}

/**
 * The errors that keep Studio from publishing a document.
 *
 * @param exists ids of the documents and files in the dataset; left out: whatever is referred to is there
 */
export async function errorsIn(
  workspace: Workspace,
  document: { readonly _id: string; readonly _type: string },
  exists?: ReadonlySet<string>,
): Promise<ValidationMarker[]> {
  const written = { _createdAt: buildTime, _updatedAt: buildTime, _rev: 'r' }
  const draft: SanityDocument = { ...document, _id: `drafts.${document._id}`, ...written }
  const markers = await validateDocument({
    document: draft,
    workspace,
    environment: 'studio',
    getDocumentExists: ({ id }) => Promise.resolve(exists?.has(id) ?? true),
  })
  return markers.filter(({ level }) => level === 'error')
}
