import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startLake } from '../lake/server.ts'
import { ExpectedError, runCommand } from '../scripts/expected-error.ts'
import { cache, root } from '../scripts/paths.ts'
import { buildTime } from '../scripts/sample-site.ts'
import { lakeClient, seed } from '../scripts/seed.ts'
import { changedExpert, deletedArticle, renamedInstitution } from './changes.ts'
import { measureFirstSearches } from './first-search.ts'
import { runProcess, type Usage } from './run-process.ts'
import { differences, digestOfSite, packPages, pagesLinkingTo, type SiteDigest } from './site-files.ts'
import { type Measured, type Report, tableOf } from './table.ts'

/**
 * Makes a dataset of the planned size and measures what it costs to build it, cold and after changes:
 *
 *   npm run bench -- --size 1
 *
 * Everything lies in .cache/bench/. Each rebuild is compared with a cold build of the same data, byte for byte;
 * `--compare last` does so for the last one only, which holds all changes, and spares two cold builds.
 */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1' },
      compare: { type: 'string', default: 'each' },
    },
  })
  const size = Number(values.size)
  if (!(size > 0)) throw new ExpectedError(`--size is “${values.size}”: give a number such as 1 or 3`)
  if (values.compare !== 'each' && values.compare !== 'last') {
    throw new ExpectedError(`--compare is “${values.compare}”: give “each” or “last”`)
  }
  if (process.platform !== 'linux') throw new ExpectedError('The benchmark reads /proc and so needs Linux')

  const folder = join(cache, 'bench')
  await rm(folder, { recursive: true, force: true })
  await generate(join(folder, 'data'), size)
  const lake = await startLake({ data: join(folder, 'lake') })
  try {
    const client = lakeClient(lake)
    const documents = await seed(client, join(folder, 'data'))
    console.log(`Seeded ${documents} documents`)
    const report = {
      ...(await measure(folder, lake.url, client, values.compare === 'each')),
      size,
      documents,
    }
    const table = tableOf(report)
    console.log(`\n${table}`)
    await keep(table, `size ${size}`)
  } finally {
    await lake.close()
  }
})

async function generate(out: string, size: number): Promise<void> {
  const scaled = (count: number) => String(Math.round(count * size))
  await runProcess(join(root, 'sample-data/generate.ts'), [
    ...['--out', out],
    ...['--experts', scaled(3000), '--programmes', scaled(300), '--news', scaled(500)],
    ...['--universities', scaled(100), '--organisations', scaled(300)],
  ])
}

async function measure(
  folder: string,
  url: string,
  client: ReturnType<typeof lakeClient>,
  compareEach: boolean,
): Promise<Omit<Report, 'size' | 'documents'>> {
  const site = join(folder, 'dist')
  const packed = join(folder, 'pages')
  const measured: Measured[] = []
  const bare: Usage[] = []

  /** Between any two others, so that what the machine does beside it weighs on all of them alike. */
  async function measureBare(): Promise<void> {
    const out = join(folder, 'bare')
    bare.push((await runProcess(join(root, 'benchmarks/bare.ts'), [packed, out])).usage)
    await rm(out, { recursive: true, force: true })
  }
  async function build(name: string, dist: string, cacheDir: string): Promise<SiteDigest> {
    const { usage, output } = await runProcess(join(root, 'scripts/build.ts'), [], {
      SANITY_API_HOST: url,
      SITE_DIR: dist,
      CACHE_DIR: cacheDir,
      BUILD_TIME: buildTime,
    })
    const restored = Number(/Built \d+ pages, (\d+) of them restored/.exec(output)?.[1])
    measured.push({ name, usage, restored })
    console.log(`${name}: ${usage.cpu.toFixed(1)} s of CPU, ${usage.wall.toFixed(1)} s`)
    return digestOfSite(dist)
  }
  /** In a folder and with a cache of its own. */
  async function expectSameAsCold(name: string, rebuilt: SiteDigest): Promise<void> {
    const other = join(folder, 'cold')
    const cold = await build(`cold build after ${name}`, join(other, 'dist'), join(other, 'cache'))
    await rm(other, { recursive: true, force: true })
    expectSame(name, rebuilt, cold)
  }

  const cacheDir = join(folder, 'cache')
  const first = await build('cold build', site, cacheDir)
  packPages(site, packed)
  await measureBare()
  expectSame('nothing changed', await build('nothing changed', site, cacheDir), first)
  await measureBare()
  const index = await runProcess(join(root, 'benchmarks/search-index.ts'), [site])
  measured.push({ name: 'the search index alone', usage: index.usage })
  expectSame('the search index alone', digestOfSite(site), first)
  const searches = await measureFirstSearches(site)

  const changes = [
    await changedExpert(client),
    await renamedInstitution(client, pagesLinkingTo(site)),
    await deletedArticle(client),
  ]
  for (const { name, apply } of changes) {
    await measureBare()
    await apply()
    const rebuilt = await build(name, site, cacheDir)
    if (differences(rebuilt, first).length === 0) throw new Error(`${name} changed nothing on the site`)
    if (compareEach || name === changes.at(-1)!.name) await expectSameAsCold(name, rebuilt)
  }
  await measureBare()
  return { measured, bare, first, searches, comparedEach: compareEach }
}

function expectSame(name: string, rebuilt: SiteDigest, cold: SiteDigest): void {
  const different = differences(rebuilt, cold)
  if (different.length === 0) return
  throw new Error(`After “${name}” ${different.length} files differ: ${different.slice(0, 5).join(', ')}`)
}

/** In RESULTS.md the tables stand between two marks; the one of the same size is replaced, the rest is left alone. */
async function keep(table: string, name: string): Promise<void> {
  const file = join(root, 'benchmarks/RESULTS.md')
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->\n`]
  const text = await readFile(file, 'utf8').catch(() => '# What a build costs\n')
  const section = `${start}\n${table}\n${end}`
  const at = text.indexOf(start)
  const kept =
    at < 0 ? `${text}\n${section}` : text.slice(0, at) + section + text.slice(text.indexOf(end) + end.length)
  await writeFile(file, kept)
}
