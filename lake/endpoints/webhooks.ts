import { readJson } from '../http/body.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'

/**
 * Adds a webhook to a running lake, so that a publish server can join a lake that another command serves. Its secret is
 * the caller's, and only loopback addresses are taken. It is the lake's own endpoint and lasts as long as the process.
 */
async function addWebhook({ lake, request, path }: Call): Promise<unknown> {
  lake.checkProject(path.project)
  const { url, secret } = await readJson(request, lake.bodyLimits.json)
  if (typeof url !== 'string' || typeof secret !== 'string') {
    throw httpError(400, 'Expected "url" and "secret", two strings')
  }
  try {
    return { url, added: lake.webhooks.add({ url, secret }) }
  } catch (error) {
    throw httpError(400, (error as Error).message)
  }
}

async function removeWebhook({ lake, path, search }: Call): Promise<unknown> {
  lake.checkProject(path.project)
  const url = search.get('url') ?? ''
  if (!(await lake.webhooks.remove(url))) throw httpError(404, `There is no webhook to "${url}"`)
  return { url, deleted: true }
}

export const webhookRoutes: Route[] = [
  { method: 'PUT', path: '/lake/webhooks/:project', handler: addWebhook },
  { method: 'DELETE', path: '/lake/webhooks/:project', handler: removeWebhook },
]
