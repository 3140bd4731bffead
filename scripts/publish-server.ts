import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createPublisher } from '../publish/publisher.ts'
import { Releases } from '../publish/releases.ts'
import { startPublishServer } from '../publish/server.ts'
import { parsePublishSettings } from '../publish/settings.ts'
import { parseEnvironment } from '../src/site/environment.ts'
import { ExpectedError, onInterrupt, runCommand } from './expected-error.ts'
import { joinLake } from './lake-webhook.ts'
import { OpenParts } from './open-parts.ts'
import { cache, root } from './paths.ts'
import { checkPort } from './port.ts'
import { runPublishBuild } from './publish-build.ts'
import { datasetFacts } from './publish-dataset.ts'
import { startServer } from './serve.ts'
import { isLocalDataset, loadEnvFile, openDataset } from './settings.ts'

const parts = new OpenParts()

await runCommand(async () => {
  loadEnvFile()
  onInterrupt(() => parts.close())
  try {
    await start()
  } catch (error) {
    await parts.close()
    throw error
  }
})

async function start(): Promise<void> {
  const local = isLocalDataset()
  const settings = readSettings(local)
  await checkPort(settings.port, 'the publish server', 'PUBLISH_PORT')
  await checkPort(settings.sitePort, 'the site', 'PORT')
  const secret = settings.secret ?? randomBytes(32).toString('base64url')
  parts.opened(await openDataset())
  const { dataset } = parseEnvironment(process.env)
  const releases = new Releases(settings.releasesDir, settings.keep)
  // A cache of its own: Astro's holds for one output folder, and `npm run build` has another.
  const cacheDir = process.env.CACHE_DIR?.trim() || join(cache, 'publish')

  const publisher = parts.opened(
    createPublisher({
      releases,
      dataset: datasetFacts(dataset),
      build: (signal) => runPublishBuild(join(settings.releasesDir, 'building'), cacheDir, signal),
      nextNight,
      log: say,
    }),
  )
  const site = parts.opened(
    await startServer(() => {
      const folder = releases.shownFolder()
      return folder === undefined ? undefined : { folder, others: () => releases.folders() }
    }, settings.sitePort),
  )
  const hooks = parts.opened(await startPublishServer(publisher, { port: settings.port, secret, log: say }))
  if (local && dataset.apiHost !== undefined) {
    const lake = { url: dataset.apiHost, projectId: dataset.projectId }
    const webhook = { url: `${hooks.url}/webhook`, secret }
    parts.opened({ close: await joinLake(lake, webhook, () => publisher.catchUp()) })
  }
  // Also where the lake knows the webhook from a process that was killed: what that one had to do is on disk.
  await publisher.start()
  say(`Webhooks: ${hooks.url}/webhook, status: ${hooks.url}/status`)
  say(`The site: ${site.url}/`)
}

function readSettings(local: boolean) {
  try {
    return parsePublishSettings(process.env, { local, root })
  } catch (error) {
    throw new ExpectedError((error as Error).message, { cause: error })
  }
}

function say(line: string): void {
  console.log(`${new Date().toISOString()} ${line}`)
}

/** Five past midnight in the newsroom (Asia/Shanghai, UTC+8 all year): what is past or due changes with the day. */
function nextNight(after: Date): Date {
  const night = new Date(after)
  night.setUTCHours(16, 5, 0, 0)
  if (night <= after) night.setUTCDate(night.getUTCDate() + 1)
  return night
}
