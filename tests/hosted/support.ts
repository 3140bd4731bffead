import { onTestFinished } from 'vitest'
import { startHostedApi } from './hosted-api.ts'
import { plainTls } from './plain-tls.ts'

/** Sanity's hosts for the test that is running, to which every TLS connection of its process leads. */
export async function hostedApi() {
  const { lake, recorded, port, close } = await startHostedApi()
  const { hosts, restore } = plainTls(port)
  onTestFinished(async () => {
    restore()
    await close()
  })
  return { lake, recorded, hosts }
}
