import { existsSync } from 'node:fs'
import { ExpectedError, onInterrupt, runCommand } from './expected-error.ts'
import { dist } from './paths.ts'
import { startServerNear } from './serve.ts'
import { loadEnvFile } from './settings.ts'

await runCommand(async () => {
  loadEnvFile()
  if (!existsSync(dist)) throw new ExpectedError('There is no built site in dist/. Run `npm run build` first')
  const server = await startServerNear(dist, Number(process.env.PORT ?? 4321))
  onInterrupt(() => server.close())
  console.log(`\n  ${server.url}/\n\nPress Ctrl+C to stop`)
})
