import { Releases } from '../publish/releases.ts'
import { parsePublishSettings } from '../publish/settings.ts'
import { ExpectedError, runCommand } from './expected-error.ts'
import { root } from './paths.ts'
import { loadEnvFile } from './settings.ts'

/** `npm run rollback` shows the release before the current one; `npm run rollback -- <id>` a named one, `-- --list` all. */
await runCommand(async () => {
  loadEnvFile()
  const { releasesDir, keep } = parsePublishSettings(process.env, { local: true, root })
  const releases = new Releases(releasesDir, keep)
  const [wanted] = process.argv.slice(2)
  if (wanted === '--list') {
    const current = await releases.current()
    for (const { id, builtAt, reason, pages } of await releases.list())
      console.log(`${id === current?.id ? '*' : ' '} ${id}  ${builtAt}  ${pages} pages  ${reason}`)
    return
  }
  const { id, builtAt } = await releases.rollBack(wanted).catch((error: unknown) => {
    throw new ExpectedError((error as Error).message, { cause: error })
  })
  const stays =
    (await releases.rolledBackAt()) === undefined ? '' : '. It stays so until something is published'
  console.log(`The site is that of ${builtAt} again (${id})${stays}`)
})
