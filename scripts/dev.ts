import { resolve } from 'node:path'
import { dev } from 'astro'
import { reportReading } from './build-report.ts'
import { onInterrupt, runCommand } from './expected-error.ts'
import { root } from './paths.ts'
import { loadEnvFile, openDataset } from './settings.ts'

await runCommand(async () => {
  loadEnvFile()
  const dataset = await openDataset()
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const { refreshOnChange } = await import('../src/sanity/dev-refresh.ts')
  const { environment } = await import('../src/site/current-environment.ts')
  const server = await dev({
    root,
    integrations: [refreshOnChange(environment.dataset, () => reportReading(console.log))],
    // Pictures are read from the cache, which CACHE_DIR may have put elsewhere.
    vite: { server: { fs: { allow: [root, resolve(root, environment.cacheDir)] } } },
    server: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  }).catch(async (error: unknown) => {
    await dataset.close()
    throw error
  })
  await reportReading(console.log)
  onInterrupt(async () => {
    await server.stop()
    await dataset.close()
  })
})
