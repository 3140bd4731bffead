import { startDevSite } from './dev-site.ts'
import { startDevStudio } from './dev-studio.ts'
import { describeError, onInterrupt, runCommand } from './expected-error.ts'
import { OpenParts } from './open-parts.ts'
import { buildPreview, startPreviewServer } from './preview-server.ts'
import { loadEnvFile, openDataset } from './settings.ts'
import { studioEnvironment } from './studio-environment.ts'

const parts = new OpenParts()

/** One part that ends by itself ends all: half of a newsroom would only look as if it worked. */
function endWith(error: Error): void {
  console.error(`\n${describeError(error)}`)
  void parts.close().then(() => process.exit(1))
}

await runCommand(async () => {
  loadEnvFile()
  onInterrupt(() => parts.close())
  try {
    // What can't go together is said before anything starts.
    studioEnvironment(process.env)
    parts.opened(await openDataset())
    const studioPort = Number(process.env.STUDIO_PORT ?? 3333)
    const previewUrl = await openPreview(studioPort)
    const [site, studio] = await Promise.all([
      startDevSite(Number(process.env.PORT ?? 4321)).then((part) => parts.opened(part)),
      startDevStudio(studioEnvironment(process.env, previewUrl), studioPort, endWith).then((part) =>
        parts.opened(part),
      ),
    ])
    console.log(
      `\n  Studio  ${studio.url}/\n  Site    ${site.url}/\n\n` +
        (previewUrl ? `Drafts are shown in Studio, under Preview (${previewUrl})\n` : '') +
        'Press Ctrl+C to stop',
    )
  } catch (error) {
    await parts.close()
    throw error
  }
})

/**
 * Starts the server that shows drafts, unless there is one elsewhere, or no token that may read drafts of a hosted dataset.
 *
 * @returns its origin
 */
async function openPreview(studioPort: number): Promise<string | undefined> {
  const {
    SANITY_STUDIO_PREVIEW_URL: elsewhere,
    SANITY_API_HOST: apiHost,
    SANITY_API_READ_TOKEN: token,
  } = process.env
  if (elsewhere || !(apiHost || token)) return elsewhere
  await buildPreview()
  const origins = ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${studioPort}`)
  const preview = await startPreviewServer(
    Number(process.env.PREVIEW_PORT ?? 4322),
    { STUDIO_ORIGINS: origins.join(' ') },
    { onEnd: endWith },
  )
  return parts.opened(preview).url
}
