import { validatePreviewUrl } from '@sanity/preview-url-secret'
import type { APIRoute } from 'astro'
import { drafts } from '../../../drafts.ts'
import { plainPage } from '../../../plain-page.ts'
import { sessionCookie } from '../../../session.ts'

/** Lets a browser in that brings a secret which Studio has just written into the dataset. */
export const GET: APIRoute = async ({ url }) => {
  const { isValid, redirectTo = '/' } = await validatePreviewUrl(drafts.client, url.href)
  if (!isValid) {
    return plainPage(
      401,
      'This link is no longer valid',
      'Studio’s links into the preview hold for an hour. Reload Studio, then open Presentation again.',
    )
  }
  // Two slashes at the beginning would name another host.
  const location = redirectTo.replace(/^\/+/, '/')
  return new Response(null, { status: 307, headers: { location, 'set-cookie': sessionCookie() } })
}
