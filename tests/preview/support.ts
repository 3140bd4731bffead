import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret'
import { startLake } from '../../lake/server.ts'
import { sampleData } from '../../scripts/paths.ts'
import { freePort } from '../../scripts/port.ts'
import { buildPreview, startPreviewServer } from '../../scripts/preview-server.ts'
import { buildTime, temporaryFolder } from '../../scripts/sample-site.ts'
import { lakeClient, seed } from '../../scripts/seed.ts'
import { unpublished } from '../../scripts/unpublished-samples.ts'

export const studioOrigin = 'https://studio.example'
/** What no browser may ever be sent. */
export const token = 'canary-viewer-token-5f2c'

/** The built preview server before a lake with the sample data, and drafts beside what is published. */
export async function previewForTests() {
  const { folder, remove } = await temporaryFolder()
  const lake = await startLake({})
  const client = lakeClient(lake)
  const dist = join(folder, 'preview')
  await Promise.all([seed(client, sampleData), buildPreview(dist)])
  const transaction = client.transaction()
  for (const document of unpublished) transaction.createOrReplace(document)
  await transaction.commit()
  const server = await startPreviewServer(
    await freePort(),
    {
      SANITY_API_HOST: lake.url,
      SANITY_API_READ_TOKEN: token,
      STUDIO_ORIGINS: studioOrigin,
      BUILD_TIME: buildTime,
    },
    { folder: dist },
  )
  return {
    client,
    dist,
    url: server.url,
    close: async () => {
      await server.close()
      await lake.close()
      await remove()
    },
  }
}

/** Goes the way by which Studio's Presentation lets a browser in. */
export async function enter(client: SanityClient, url: string, pathname = '/'): Promise<Response> {
  const { secret } = await createPreviewSecret(
    // The package is typed for the client that it brings.
    client as unknown as Parameters<typeof createPreviewSecret>[0],
    'tests',
    `${studioOrigin}/presentation`,
    undefined,
  )
  const enable = new URL('/api/draft-mode/enable', url)
  enable.searchParams.set('sanity-preview-secret', secret)
  enable.searchParams.set('sanity-preview-pathname', pathname)
  return await fetch(enable, { redirect: 'manual' })
}

/** The cookie of a response, as the browser would send it back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}
