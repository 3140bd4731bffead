import { relative } from 'node:path'
import { runCommand } from './expected-error.ts'
import { generatedTypes, generateTypes } from './generate-types.ts'
import { root } from './paths.ts'

await runCommand(async () => {
  await generateTypes()
  console.log(`Wrote ${relative(root, generatedTypes)}`)
})
