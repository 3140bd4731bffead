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
    console.log(
      apply
        ? `${migration.title}: made ${mutations} changes to the local dataset`
        : `${migration.title}: would make ${mutations} changes. Add --no-dry-run to make them`,
    )
  } finally {
    await lake.close()
  }
})
