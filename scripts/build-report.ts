import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createDatasetClient } from '../src/sanity/client.ts'
import { reportFile } from '../src/sanity/loader.ts'
import type { Problem } from '../src/sanity/problems.ts'
import { parseEnvironment } from '../src/site/environment.ts'
import { BusyError } from './build-lock.ts'
import { buildSite } from './build-site.ts'
import { describeError } from './expected-error.ts'
import { root } from './paths.ts'
import { isLocalDataset } from './settings.ts'

/** How a build ended, as a process that started it finds it in `resultFile`. */
export interface BuildOutcome {
  readonly ok: boolean
  readonly pages: number
  readonly problems: readonly Problem[]
  /** What failed and what to do; empty where nothing did. */
  readonly message: string
  /** The same may succeed later without anyone's doing. */
  readonly transient: boolean
}

/** The document in the dataset that Studio shows beside what it is about. The dot in its id keeps it private. */
const reportId = 'site.buildReport'

/** More than an editor reads, and well below what a document may hold. */
const mostProblems = 1000

export function resultFile(cacheDir: string): string {
  return join(resolve(root, cacheDir), 'build-result.json')
}

/** Builds the site as `buildSite` does, and leaves word of how it went in the cache folder and in the dataset. */
export async function buildAndReport(
  folder: string,
  log: (line: string) => void = console.log,
): Promise<void> {
  const { cacheDir } = parseEnvironment(process.env)
  let pages = 0
  let failure: { error: unknown } | undefined
  try {
    pages = await buildSite(folder, log)
  } catch (error) {
    failure = { error }
  }
  // What is there while another process builds is that one's.
  const isBusy = failure?.error instanceof BusyError
  const outcome = { pages, ...outcomeOf(isBusy ? [] : await readProblems(cacheDir), failure) }
  await mkdir(resolve(root, cacheDir), { recursive: true })
  await writeFile(resultFile(cacheDir), JSON.stringify(outcome, null, 2) + '\n')
  // A build that did not happen has nothing to say.
  if (!isBusy)
    await sendReport(outcome.problems, outcome.ok ? { outcome: 'built', pages } : { outcome: 'failed' }, log)
  if (failure) throw failure.error
}

/**
 * Tells the local Studio what a reading of the content has found, where no site was built. Editors of a hosted dataset read
 * of the site that visitors see, not of someone's development.
 */
export async function reportReading(log: (line: string) => void): Promise<void> {
  if (!isLocalDataset()) return
  const { cacheDir } = parseEnvironment(process.env)
  await sendReport(await readProblems(cacheDir), { outcome: 'read' }, log)
}

function outcomeOf(
  problems: readonly Problem[],
  failure: { error: unknown } | undefined,
): Omit<BuildOutcome, 'pages'> {
  if (!failure) return { ok: true, problems, message: '', transient: false }
  const { error } = failure
  const message = describeError(error)
  const transient = error instanceof BusyError || (error instanceof Error && error.name === 'DatasetError')
  const explained = problems.some(({ consequence }) => consequence === 'stops the build')
  return {
    ok: false,
    problems: explained ? problems : [...problems, unexplained(message)],
    message,
    transient,
  }
}

/** For what is not the content's fault, so that editors don't wait for a page that does not come. */
function unexplained(message: string): Problem {
  return {
    documentId: '*',
    documentType: 'site',
    field: '',
    problem: `the site could not be built: ${message.split('\n')[0]}`,
    remedy: 'Ask whoever runs the site to read its log; the site stays as it was',
    consequence: 'stops the build',
  }
}

async function readProblems(cacheDir: string): Promise<readonly Problem[]> {
  const text = await readFile(reportFile(resolve(root, cacheDir)), 'utf8').catch(() => undefined)
  return text === undefined ? [] : (JSON.parse(text) as { problems: Problem[] }).problems
}

/** Writes the report where the dataset may be written to. A site that is built stays so if that fails. */
async function sendReport(
  problems: readonly Problem[],
  how: { readonly outcome: 'built'; readonly pages: number } | { readonly outcome: 'failed' | 'read' },
  log: (line: string) => void,
): Promise<void> {
  const token = isLocalDataset() ? 'local' : process.env.SANITY_API_WRITE_TOKEN?.trim()
  if (!token) return
  const { dataset } = parseEnvironment(process.env)
  const told = byImportance(problems).slice(0, mostProblems)
  const reportedAt = new Date().toISOString()
  try {
    await createDatasetClient({ ...dataset, token })
      .withConfig({ maxRetries: 0, timeout: 10_000 })
      .transaction()
      .createIfNotExists({ _id: reportId, _type: 'buildReport' })
      .patch(reportId, (patch) =>
        patch.set({
          ...how,
          reportedAt,
          problems: told.map((problem, index) => ({ _key: `problem-${index}`, ...problem })),
          // When the site was built that readers see, and its pages, stay as they are where none was built now.
          ...(how.outcome === 'built' ? { builtAt: reportedAt } : {}),
        }),
      )
      .commit()
  } catch (error) {
    log(`Studio was not told how the build went: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function byImportance(problems: readonly Problem[]): Problem[] {
  const order = ['stops the build', 'document left out', 'part left out', 'held back']
  return [...problems].sort((a, b) => order.indexOf(a.consequence) - order.indexOf(b.consequence))
}
