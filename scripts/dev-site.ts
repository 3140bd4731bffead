import { resolve } from 'node:path'
import { dev } from 'astro'
import { reportReading } from './build-report.ts'
import { root } from './paths.ts'

/** A server in development. */
export interface DevServer {
  /** `http://127.0.0.1:4321`, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves the site in development from the dataset that the environment names, and anew whenever that changes. */
export async function startDevSite(port: number): Promise<DevServer> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const { refreshOnChange } = await import('../src/sanity/dev-refresh.ts')
  const { environment } = await import('../src/site/current-environment.ts')
  const endings = process.listeners('SIGTERM')
  const server = await dev({
    root,
    integrations: [refreshOnChange(environment.dataset, () => reportReading(console.log))],
    // Pictures are read from the cache, which CACHE_DIR may have put elsewhere.
    vite: { server: { fs: { allow: [root, resolve(root, environment.cacheDir)] } } },
    server: { host: '127.0.0.1', port },
  })
  // Vite would end this process at once, before the other parts of a command have closed.
  for (const listener of process.listeners('SIGTERM')) {
    if (!endings.includes(listener)) process.off('SIGTERM', listener)
  }
  await reportReading(console.log)
  return { url: `http://127.0.0.1:${server.address.port}`, close: () => server.stop() }
}
