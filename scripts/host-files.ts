import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentSecurityPolicy } from '../src/site/content-security.ts'

const headers = `/*
  Content-Security-Policy: ${contentSecurityPolicy()}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin

/assets/*
  Cache-Control: public, max-age=31536000, immutable
`

/**
 * Writes what a static host reads (Netlify, Cloudflare Pages): headers, and the redirects that the site's build made,
 * under the name that hosts expect. Astro can't build that name itself: it skips pages that begin with `_`.
 */
export async function writeHostFiles(folder: string): Promise<void> {
  await writeFile(join(folder, '_headers'), headers)
  await rename(join(folder, 'redirects.txt'), join(folder, '_redirects'))
}
