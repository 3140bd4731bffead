import { defineCliConfig } from 'sanity/cli'
import { localContentPolicy } from './content-policy.ts'
import { datasetName, lakeUrl, previewUrl, projectId } from './environment.ts'
import { refuseSecrets } from './no-secrets.ts'
import { requireDataset } from './require-dataset.ts'

refuseSecrets(process.env)
requireDataset(process.argv[2], process.env)

export default defineCliConfig({
  api: { projectId, dataset: datasetName },
  vite: (config) => ({
    ...config,
    // Vite looks for dependencies from an HTML page, which Studio has none of: found late, they would be bundled again
    // and the page reloaded under the editor's hands.
    optimizeDeps: {
      ...config.optimizeDeps,
      entries: ['sanity.config.ts'],
      include: ['react', 'react-dom', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'sanity'],
    },
    ...(lakeUrl !== undefined && {
      server: {
        ...config.server,
        headers: { 'content-security-policy': localContentPolicy(lakeUrl, previewUrl) },
      },
    }),
  }),
  deployment: { autoUpdates: false },
  typegen: {
    path: '../src/**/query.ts',
    schema: '../.cache/schema.json',
    // `npm run check` compares what would be generated with what is committed.
    generates: process.env.TYPEGEN_OUTPUT ?? '../src/sanity/types.generated.ts',
    overloadClientMethods: false,
  },
})
