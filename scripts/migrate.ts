import { runCommand } from './expected-error.ts'
import { openLocalLake } from './local-lake.ts'
import { migrateLake, readMigration } from './migrations.ts'

await runCommand(async () => {
  const [name, ...options] = process.argv.slice(2)
  const migration = await readMigration(name)
  const apply = options.includes('--no-dry-run')
  const lake = await openLocalLake()
  try {
    const mutations = await migrateLake(lake, migration, apply)
    console.log(`${migration.title}: ${outcome(mutations, apply)}`)
  } finally {
    await lake.close()
  }
})

function outcome(mutations: number, apply: boolean): string {
  if (mutations === 0) return 'nothing to change, the local dataset is as it should be'
  return apply
    ? `made ${mutations} changes to the local dataset`
    : `would make ${mutations} changes. Add --no-dry-run to make them`
}
