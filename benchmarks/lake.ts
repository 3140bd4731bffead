import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Lake, LOCAL_USER } from '../lake/lake.ts'
import { transact } from '../lake/store/transaction.ts'
import { ExpectedError, runCommand } from '../scripts/expected-error.ts'
import { cache, root } from '../scripts/paths.ts'
import { measureEditor, type Step } from './lake-editor.ts'
import { runProcess } from './run-process.ts'

/**
 * Measures what an editor waits for at the planned number of experts and at ten times as many:
 *
 *   npm run bench:lake -- --experts 3000,30000
 *
 * The datasets are made once, in .cache/bench-lake/, and kept. The table replaces benchmarks/LAKE.md.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options: { experts: { type: 'string', default: '3000,30000' } } })
  const sizes = values.experts.split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw new ExpectedError(`--experts is “${values.experts}”: give numbers such as 3000,30000`)
  }
  const measured: { size: number; steps: Step[] }[] = []
  const loads: number[] = []
  for (const size of sizes) {
    loads.push(load())
    const steps = await measureEditor(await datasetOf(size))
    measured.push({ size, steps })
    console.log(
      `${size} experts: ${steps.map((step) => `${step.name} ${median(step.times).toFixed(1)}`).join(', ')}`,
    )
  }
  await writeFile(join(root, 'benchmarks/LAKE.md'), report(measured, [...loads, load()]))
})

/** @returns the folder of a lake with that many experts, and the rest in proportion */
async function datasetOf(experts: number): Promise<string> {
  const folder = join(cache, 'bench-lake', String(experts))
  const done = join(folder, 'done')
  if (await exists(done)) return join(folder, 'lake')
  await rm(folder, { recursive: true, force: true })
  const scaled = (share: number) => String(Math.round(experts * share))
  await runProcess(join(root, 'sample-data/generate.ts'), [
    ...['--out', join(folder, 'data'), '--experts', String(experts)],
    ...[
      '--programmes',
      scaled(0.1),
      '--news',
      scaled(1 / 6),
      '--universities',
      '100',
      '--organisations',
      scaled(0.1),
    ],
  ])
  console.log(`Seeded ${await fill(join(folder, 'lake'), join(folder, 'data'))} documents`)
  await writeFile(done, '')
  return join(folder, 'lake')
}

/** All in one transaction and without pictures, which no step asks for: by the importer this takes many minutes. */
async function fill(data: string, source: string): Promise<number> {
  const lake = new Lake({
    data,
    projectId: 'local',
    dataset: 'production',
    bodyLimits: { json: 0, asset: 0 },
    log: console.error,
  })
  try {
    const files = (await readdir(source)).filter((name) => name.endsWith('.ndjson'))
    const texts = await Promise.all(files.map((name) => readFile(join(source, name), 'utf8')))
    const lines = texts.flatMap((text) => text.split('\n').filter((line) => line !== ''))
    const mutations = lines.map((line) => ({ create: JSON.parse(line) as unknown }))
    transact(lake.store, mutations, { author: LOCAL_USER, query: lake.queryContext })
    return mutations.length
  } finally {
    lake.close()
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN
}

/** How many processes ran or waited for a processor, on an average of the last minute. */
function load(): number {
  return loadavg()[0] ?? NaN
}

function report(measured: { size: number; steps: Step[] }[], loads: readonly number[]): string {
  const sizes = measured.flatMap(({ size }) => [`${size.toLocaleString('en')} experts, ms`, 'CPU, ms'])
  const growth = measured.length === 2
  const rows = (measured[0]?.steps ?? []).map(({ name }, index) => {
    const figures = measured.map(({ steps }) => ({
      time: median(steps[index]?.times ?? []),
      cpu: steps[index]?.cpu ?? NaN,
    }))
    const [small, large] = figures
    const ratio = growth ? [((large?.time ?? NaN) / (small?.time ?? NaN)).toFixed(1)] : []
    return [name, ...figures.flatMap(({ time, cpu }) => [time.toFixed(1), cpu.toFixed(1)]), ...ratio]
  })
  const header = ['', ...sizes, ...(growth ? ['ratio'] : [])]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# What an editor waits for',
    '',
    `\`npm run bench:lake\` makes datasets in \`.cache/bench-lake/\`, starts the lake in a process of its own and asks it by`,
    `HTTP what Studio asks, lists and searches in Studio's own words, with the seven listeners open that Studio holds. A`,
    `browser's own time is not in it.`,
    '',
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} CPUs, with a load average of`,
    `${loads.map((value) => value.toFixed(1)).join(', ')} (before each size and at the end). Medians of what passed, and the`,
    'processor time of the lake alone on an average, which other work on the machine lengthens less. The aims: a list in',
    '300 ms and a keystroke saved in 150 ms at 3,000 experts, twice that at 30,000.',
    '',
    line(header),
    line(header.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(line),
    '',
  ].join('\n')
}
