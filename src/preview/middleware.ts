import type { MiddlewareHandler } from 'astro'
import { pictureOrigin } from '../sanity/originals.ts'
import { contentSecurityPolicy } from '../site/content-security.ts'
import { environment } from '../site/current-environment.ts'
import { drafts } from './drafts.ts'
import { enablePath } from './paths.ts'
import { plainPage } from './plain-page.ts'
import { hasSession } from './session.ts'
import { withSnapshot } from './snapshot.ts'

const headers: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy({
    pictures: [pictureOrigin(environment.dataset)],
    frameAncestors: environment.studioOrigins,
  }),
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'private, no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Lets in only who came by Studio, shows them the dataset as it is at that moment, and keeps the answer to them. */
export const onRequest: MiddlewareHandler = async ({ request, url }, next) => {
  const response = await answer(request, url.pathname, next)
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

async function answer(request: Request, path: string, next: () => Promise<Response>): Promise<Response> {
  if (path === enablePath) return await next()
  if (!hasSession(request.headers.get('cookie'))) {
    return plainPage(
      401,
      'Open the preview from Studio',
      'Drafts are shown to editors only. Open Presentation in Studio: it lets this browser in for twelve hours.',
    )
  }
  try {
    // “Past” and “to come” are meant as of now, not as of when this server was started.
    if (!process.env.BUILD_TIME) Object.assign(environment, { buildTime: new Date() })
    return await withSnapshot(await drafts.current(), async () => inOneDocument(await next()))
  } catch (error) {
    console.error(error)
    return (error as Error).name === 'DatasetError'
      ? plainPage(502, 'The dataset can’t be read', (error as Error).message)
      : plainPage(500, 'The preview failed', 'Its log says why.')
  }
}

/** Moves what the preview adds after the public page into the body: an HTML document ends with its root element. */
async function inOneDocument(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response
  const html = await response.text()
  return new Response(html.replace(/<\/body>\s*<\/html>([^]*)$/, '$1</body></html>'), response)
}
