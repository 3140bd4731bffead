import { buildAndReport } from './build-report.ts'
import { onInterrupt, runCommand } from './expected-error.ts'
import { dist } from './paths.ts'
import { startServerNear } from './serve.ts'
import { loadEnvFile, openDataset } from './settings.ts'

await runCommand(async () => {
  loadEnvFile()
  const dataset = await openDataset()
  let stop = () => dataset.close()
  onInterrupt(() => stop())
  try {
    await buildAndReport(dist)
  } catch (error) {
    await dataset.close()
    throw error
  }
  const server = await startServerNear(dist, Number(process.env.PORT ?? 4321))
  stop = async () => {
    await server.close()
    await dataset.close()
  }
  console.log(`\n  ${server.url}/\n\nPress Ctrl+C to stop`)
})
