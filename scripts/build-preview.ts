import { join } from 'node:path'
import { build } from 'astro'
import { runCommand } from './expected-error.ts'
import { root } from './paths.ts'

/** Builds the preview server into dist.preview/, or into OUT_DIR. It reads its settings and the dataset when it runs. */
await runCommand(async () => {
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  process.env.NODE_ENV = 'production'
  await build({
    root: join(root, 'src/preview'),
    // Relative to the root of this build, which is of its own: Astro keeps a site's types and content in a folder there.
    configFile: '../../astro.preview.config.mjs',
    logLevel: 'warn',
  })
})
