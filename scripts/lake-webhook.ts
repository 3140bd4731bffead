import { setInterval } from 'node:timers'

/** In milliseconds. A lake that another command serves may end and start again. */
const interval = 15_000

/**
 * Has a lake on this machine send webhooks, also after it was started again.
 *
 * @param onNew called each time that the lake did not know the webhook: changes before may not have been told
 * @returns what ends it
 */
export async function joinLake(
  lake: { readonly url: string; readonly projectId: string },
  webhook: { readonly url: string; readonly secret: string },
  onNew: () => Promise<void>,
): Promise<() => Promise<void>> {
  const endpoint = `${lake.url}/vX/lake/webhooks/${lake.projectId}`
  const join = async () => {
    const response = await fetch(endpoint, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(webhook),
    })
    if (!response.ok) throw new Error(`The lake refused the webhook: ${await response.text()}`)
    const { added } = (await response.json()) as { added: boolean }
    if (added) await onNew()
  }
  await join()
  // While the lake is away there is nothing to tell of.
  const timer = setInterval(() => void join().catch(() => undefined), interval)
  return async () => {
    clearInterval(timer)
    await fetch(`${endpoint}?url=${encodeURIComponent(webhook.url)}`, { method: 'DELETE' }).catch(
      () => undefined,
    )
  }
}
