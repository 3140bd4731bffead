import { parseArgs } from 'node:util'
import { ExpectedError, runCommand } from './expected-error.ts'
import { exportTo, hostedClient, importSamples } from './hosted-dataset.ts'
import { loadEnvFile } from './settings.ts'

const help = `Moves content between this project and a hosted dataset, named by SANITY_PROJECT_ID and SANITY_DATASET.

  npm run hosted -- import [--replace]   sample-data/ into the dataset, which has to be empty;
                                         --replace writes over the documents that have a sample's id
                                         (needs SANITY_API_WRITE_TOKEN)
  npm run hosted -- export [file]        the whole dataset into a .tar.gz that Sanity's import reads
                                         (needs SANITY_API_READ_TOKEN)
`

await runCommand(async () => {
  loadEnvFile()
  try {
    await main()
  } catch (error) {
    throw new ExpectedError(withoutTokens(reasons(error)))
  }
})

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const [command, file] = positionals
  if (command === 'import' && file === undefined) {
    const client = hostedClient(process.env, 'SANITY_API_WRITE_TOKEN')
    const { projectId, dataset } = client.config()
    console.log(`Importing sample-data/ into dataset “${dataset}” of project ${projectId} …`)
    const count = await importSamples(client, values.replace)
    console.log(`Imported ${count} documents`)
  } else if (command === 'export' && positionals.length <= 2 && !values.replace) {
    const client = hostedClient(process.env, 'SANITY_API_READ_TOKEN')
    const { projectId, dataset } = client.config()
    const name = file ?? `${projectId}-${dataset}-${new Date().toISOString().slice(0, 10)}.tar.gz`
    console.log(`Exporting dataset “${dataset}” of project ${projectId} …`)
    const { documents, assets, archive } = await exportTo(client, name)
    console.log(`Exported ${documents} documents and ${assets} assets into ${archive}`)
  } else if (values.help) console.log(help)
  else throw new ExpectedError(help)
}

/** The client says “fetch failed”, and what failed in the cause. */
function reasons(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && !(error instanceof ExpectedError)
    ? `${error.message}: ${reasons(error.cause)}`
    : error.message
}

/** What a library says may quote a request. */
function withoutTokens(message: string): string {
  const tokens = Object.entries(process.env).filter(([name, value]) => /TOKEN|SECRET/.test(name) && value)
  return tokens.reduce((text, [name, value]) => text.replaceAll(value!, `<${name}>`), message)
}
