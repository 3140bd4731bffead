import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.ts'

/**
 * Adds to package-lock.json the binaries of Pagefind for other platforms, which `npm install` leaves out: without them
 * `npm ci` refuses the lockfile. Run it after every change of dependencies; see CONTRIBUTING.md.
 */

interface Locked {
  version: string
  license?: string
  cpu?: string[]
  os?: string[]
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

const file = join(root, 'package-lock.json')
const lockfile = JSON.parse(await readFile(file, 'utf8')) as { packages: Record<string, Locked> }
const { packages } = lockfile

const operatingSystems: Record<string, string> = { windows: 'win32' }
const added: string[] = []
for (const [name, version] of Object.entries(packages['node_modules/pagefind']?.optionalDependencies ?? {})) {
  const path = `node_modules/${name}`
  if (packages[path]) continue
  const [, system = '', cpu = ''] = /^@pagefind\/(\w+)-(\w+)$/.exec(name) ?? []
  packages[path] = {
    version,
    cpu: [cpu],
    license: 'MIT',
    optional: true,
    os: [operatingSystems[system] ?? system],
  }
  added.push(name)
}
lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
await writeFile(file, JSON.stringify(lockfile, null, 2) + '\n')
console.log(added.length > 0 ? `Added ${added.join(', ')}` : 'The lockfile was complete')
