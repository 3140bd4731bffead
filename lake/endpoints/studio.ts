import { readBody } from '../http/body.ts'
import type { Call, Route } from '../http/router.ts'

/** Studio sends what it measured; nothing is kept, and nothing leaves this machine. */
async function discard({ lake, request }: Call): Promise<unknown> {
  await readBody(request, lake.bodyLimits.json)
  return {}
}

/** What Studio asks of Sanity's company rather than of a dataset: plans, notices, help, consent to be measured. */
export const studioRoutes: Route[] = [
  { method: 'GET', path: '/features', handler: () => [] },
  { method: 'GET', path: '/subscriptions/project/:project', handler: () => ({}) },
  // Notices and offers for paying customers; null for none.
  { method: 'GET', path: '/journey/:notice', handler: () => null },
  { method: 'GET', path: '/help', handler: () => ({}) },
  // Help > Diagnostics asks from which country it is asked; an address of this machine is in none.
  { method: 'GET', path: '/geoip/country', handler: () => ({}) },
  { method: 'GET', path: '/access/requests/me', handler: () => [] },
  { method: 'GET', path: '/intake/telemetry-status', handler: () => ({ status: 'denied' }) },
  { method: 'POST', path: '/intake/batch', handler: discard },
]
