import { documentInternationalization } from '@sanity/document-internationalization'
import { visionTool } from '@sanity/vision'
import { defineConfig, type DocumentActionComponent } from 'sanity'
import { internationalizedArray } from 'sanity-plugin-internationalized-array'
import { localeFacts, locales } from '../src/site/locales.ts'
import { publishWhenValidated } from './actions/publish-when-validated.ts'
import { publishWithRedirect } from './actions/publish-with-redirect.ts'
import { languageByName } from './badges/badges.ts'
import { datasetName, lakeUrl, previewUrl, projectId } from './environment.ts'
import { lakeWorkspace } from './lake-workspace.ts'
import { newsroom } from './newsroom.ts'
import { presentation } from './presentation/tool.ts'
import { localisedFieldTypes } from './schemas/objects/localised.ts'
import { documentsInEveryLanguage, documentsInOneLanguage, schemaTypes } from './schemas/types.ts'
import { labelled } from './structure/LabelledLanguageFilter.tsx'
import { rememberSource } from './translation/remember-source.ts'

const local = lakeUrl === undefined ? undefined : lakeWorkspace(lakeUrl)

const languages = locales.map((id) => ({ id, title: localeFacts[id].name }))

const publishActions = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/** Always the same one for the same: Studio would take another for another action, which knows of no press that waits. */
function newsroomPublish(action: DocumentActionComponent): DocumentActionComponent {
  const known = publishActions.get(action)
  if (known) return known
  const made = publishWhenValidated(publishWithRedirect(action))
  publishActions.set(action, made)
  return made
}

export default defineConfig({
  ...local,
  name: 'hirep',
  title: 'HIREP newsroom',
  projectId,
  dataset: datasetName,
  schema: { types: schemaTypes },
  // News waits by its publishing time. Sanity's own ways to publish later would go past the action that leaves redirects.
  releases: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  document: {
    badges: (badges) => badges.map(languageByName),
    unstable_languageFilter: (filters) => filters.map(labelled),
    actions: (actions) =>
      actions.map((action) => (action.action === 'publish' ? newsroomPublish(action) : action)),
  },
  plugins: [
    newsroom(),
    ...presentation(previewUrl),
    visionTool(),
    internationalizedArray({
      languages,
      languageDisplay: 'titleOnly',
      fieldTypes: localisedFieldTypes,
      languageFilter: { documentTypes: documentsInEveryLanguage, defaultLanguages: ['en'] },
    }),
    documentInternationalization({
      supportedLanguages: languages,
      schemaTypes: documentsInOneLanguage,
      weakReferences: true,
      callback: rememberSource,
    }),
    ...(local?.plugins ?? []),
  ],
})
