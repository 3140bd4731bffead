import { defineCliConfig } from 'sanity/cli'
import { datasetName, projectId } from './dataset.ts'

export default defineCliConfig({
  api: { projectId, dataset: datasetName },
  deployment: { autoUpdates: false },
  typegen: {
    path: '../src/**/query.ts',
    schema: '../.cache/schema.json',
    generates: '../src/sanity/types.generated.ts',
    overloadClientMethods: false,
  },
})
