import { buildAndReport } from './build-report.ts'
import { runCommand } from './expected-error.ts'
import { dist } from './paths.ts'
import { loadEnvFile, openDataset } from './settings.ts'

await runCommand(async () => {
  loadEnvFile()
  const dataset = await openDataset()
  try {
    await buildAndReport(process.env.SITE_DIR ?? dist)
  } finally {
    await dataset.close()
  }
})
