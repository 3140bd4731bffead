import { defineCliConfig } from 'sanity/cli'
import { localContentPolicy } from './content-policy.ts'
import { datasetName, lakeUrl, previewUrl, projectId } from './environment.ts'
import { refuseSecrets } from './no-secrets.ts'

refuseSecrets(process.env)

export default defineCliConfig({
  api: { projectId, dataset: datasetName },
  vite: (config) => {
    if (lakeUrl === undefined) return config
    const headers = { 'content-security-policy': localContentPolicy(lakeUrl, previewUrl) }
    return { ...config, server: { ...config.server, headers } }
  },
  deployment: { autoUpdates: false },
  typegen: {
    path: '../src/**/query.ts',
    schema: '../.cache/schema.json',
    // `npm run check` compares what would be generated with what is committed.
    generates: process.env.TYPEGEN_OUTPUT ?? '../src/sanity/types.generated.ts',
    overloadClientMethods: false,
  },
})
