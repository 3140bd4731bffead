import { startDevSite } from './dev-site.ts'
import { onInterrupt, runCommand } from './expected-error.ts'
import { loadEnvFile, openDataset } from './settings.ts'

await runCommand(async () => {
  loadEnvFile()
  const dataset = await openDataset()
  const site = await startDevSite(Number(process.env.PORT ?? 4321)).catch(async (error: unknown) => {
    await dataset.close()
    throw error
  })
  onInterrupt(async () => {
    await site.close()
    await dataset.close()
  })
})
