import { relative } from 'node:path'
import { runCommand } from './expected-error.ts'
import { resetLocalLake } from './local-lake.ts'
import { root } from './paths.ts'

await runCommand(async () => {
  const { count, kept } = await resetLocalLake()
  console.log(`Seeded the local dataset anew with ${count} documents from sample-data/`)
  if (kept) console.log(`The one before is kept as ${relative(root, kept)}`)
})
