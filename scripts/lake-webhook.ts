import { setInterval } from 'node:timers'
import { ExpectedError } from './expected-error.ts'

/** In milliseconds. A lake that another command serves may end and start again. */
const interval = 15_000

/**
 * Has a lake on this machine send webhooks, also after it was started again.
 *
 * @param onNew called each time later that the lake did not know the webhook: changes before may not have been told
 * @returns what ends it
 */
export async function joinLake(
  lake: { readonly url: string; readonly projectId: string },
  webhook: { readonly url: string; readonly secret: string },
  onNew: () => Promise<void>,
): Promise<() => Promise<void>> {
  const endpoint = `${lake.url}/vX/lake/webhooks/${lake.projectId}`
  const join = async (): Promise<boolean> => {
    const response = await fetch(endpoint, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(webhook),
    }).catch((error: unknown) => {
      throw new ExpectedError(`No lake answers at ${lake.url}, where SANITY_API_HOST says that it is`, {
        cause: error,
      })
    })
    if (!response.ok) throw new ExpectedError(`The lake refused the webhook: ${await response.text()}`)
    return ((await response.json()) as { added: boolean }).added
  }
  const joinAgain = async () => {
    if (await join()) await onNew()
  }
  await join()
  // While the lake is away there is nothing to tell of.
  const timer = setInterval(() => void joinAgain().catch(() => undefined), interval)
  return async () => {
    clearInterval(timer)
    await fetch(`${endpoint}?url=${encodeURIComponent(webhook.url)}`, { method: 'DELETE' }).catch(
      () => undefined,
    )
  }
}
