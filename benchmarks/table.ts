import { availableParallelism } from 'node:os'
import type { FirstSearch } from './first-search.ts'
import type { Usage } from './run-process.ts'
import type { SiteDigest } from './site-files.ts'

export interface Measured {
  readonly name: string
  readonly usage: Usage
  /** How many pages were not rendered again. */
  readonly restored?: number
}

export interface Report {
  readonly size: number
  readonly documents: number
  readonly measured: readonly Measured[]
  /** Each time that the bare script ran. */
  readonly bare: readonly Usage[]
  /** The site before the changes. */
  readonly first: SiteDigest
  readonly searches: readonly FirstSearch[]
  readonly comparedEach: boolean
}

/** The results as Markdown. */
export function tableOf({ size, documents, measured, bare, first, searches, comparedEach }: Report): string {
  const middle = median(bare)
  const row = (name: string, usage: Usage, restored?: number) =>
    [
      name,
      usage.cpu.toFixed(1),
      (usage.cpu / middle.cpu).toFixed(1),
      usage.wall.toFixed(1),
      megabytes(usage.memory),
      restored === undefined ? '' : restored.toLocaleString('en'),
    ].join(' | ')
  const command = `npm run bench -- --size ${size}${comparedEach ? '' : ' --compare last'}`
  const compared = comparedEach
    ? 'Each rebuild was compared with a cold build in a fresh cache'
    : 'The first rebuild and the last, which holds all changes, were compared with cold builds in fresh caches'
  return [
    `## ${first.pages.toLocaleString('en')} pages (\`${command}\`)`,
    '',
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} CPUs. ` +
      `${documents.toLocaleString('en')} documents; a site of ${megabytes(first.bytes)} MB in ` +
      `${first.files.size.toLocaleString('en')} files, ${megabytes(first.pageBytes)} MB of it pages. ` +
      `${compared}: equal byte for byte.`,
    '',
    '| | CPU, s | × bare script | wall, s | peak memory, MB | pages restored |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    `| ${row(`bare script, median of ${bare.length}`, middle)} |`,
    ...measured.map(({ name, usage, restored }) => `| ${row(name, usage, restored)} |`),
    '',
    '| first search | query | bytes | requests |',
    '| --- | --- | ---: | ---: |',
    ...searches.map(
      ({ locale, query, bytes, requests }) =>
        `| ${locale} | ${query} | ${bytes.toLocaleString('en')} | ${requests} |`,
    ),
    '',
  ].join('\n')
}

function median(usages: readonly Usage[]): Usage {
  return [...usages].sort((a, b) => a.cpu - b.cpu)[Math.floor(usages.length / 2)]!
}

function megabytes(bytes: number): string {
  return Math.round(bytes / 1024 / 1024).toLocaleString('en')
}
