import { documentInternationalization } from '@sanity/document-internationalization'
import { visionTool } from '@sanity/vision'
import { defineConfig } from 'sanity'
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
      actions.map((action) =>
        action.action === 'publish' ? publishWhenValidated(publishWithRedirect(action)) : action,
      ),
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
