import { defineCliConfig } from 'sanity/cli'
import { datasetName, projectId } from './environment.ts'

export default defineCliConfig({
  api: { projectId, dataset: datasetName },
  deployment: { autoUpdates: false },
  typegen: {
    path: '../src/**/query.ts',
    schema: '../.cache/schema.json',
    // `npm run check` compares what would be generated with what is committed.
    generates: process.env.TYPEGEN_OUTPUT ?? '../src/sanity/types.generated.ts',
    overloadClientMethods: false,
  },
})
