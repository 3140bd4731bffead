import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { environment } from '../site/current-environment.ts'

const cookieName = 'hirep-preview'
/** In seconds: a day's work. */
const lifetime = 12 * 60 * 60

const { token } = environment.dataset

/**
 * Drawn from the token, so that every server of a deployment accepts the sessions of the others; without a token (the
 * local lake) drawn by lot.
 */
const key = token
  ? Buffer.from(hkdfSync('sha256', token, environment.dataset.projectId, 'preview session', 32))
  : randomBytes(32)

function signature(expires: string): Buffer {
  return createHmac('sha256', key).update(expires).digest()
}

/**
 * The header that opens a session. Studio shows the preview in a frame, often on another site: the cookie has to be sent
 * there (`SameSite=None`), which browsers allow only for secure pages, to which they count those of this machine.
 */
export function sessionCookie(now: number = Date.now()): string {
  const expires = String(Math.floor(now / 1000) + lifetime)
  const value = `${expires}.${signature(expires).toString('base64url')}`
  return `${cookieName}=${value}; Path=/; Max-Age=${lifetime}; HttpOnly; Secure; SameSite=None; Partitioned`
}

/** Whether a request's `Cookie` header holds a session that this deployment opened and that has not ended. */
export function hasSession(cookies: string | null, now: number = Date.now()): boolean {
  for (const cookie of cookies?.split(/;\s*/) ?? []) {
    if (!cookie.startsWith(`${cookieName}=`)) continue
    const [expires = '', given = ''] = cookie.slice(cookieName.length + 1).split('.')
    const expected = signature(expires)
    const actual = Buffer.from(given, 'base64url')
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) continue
    if (Number(expires) * 1000 > now) return true
  }
  return false
}
