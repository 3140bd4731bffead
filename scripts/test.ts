import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSampleSite, temporaryFolder } from './sample-site.ts'
import { findBrowser } from './browser.ts'
import { describeError, runCommand } from './expected-error.ts'
import { root } from './paths.ts'

interface Count {
  passed: number
  failed: number
}

const quick = process.argv.includes('--quick')

await runCommand(async () => {
  const { folder, remove } = await temporaryFolder()
  try {
    const counts = [await vitest(['unit', 'lake', 'content'], folder)]
    if (!quick) counts.push(await vitest(['preview'], folder), ...(await testBuiltSite(folder)))
    const total = counts.reduce((sum, { passed, failed }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
    }))
    console.log(`\n${total.passed} passed, ${total.failed} failed`)
    if (total.failed > 0) process.exitCode = 1
  } finally {
    await remove()
  }
})

/** One build for the tests that read its files and for those that look at it in a browser. */
async function testBuiltSite(folder: string): Promise<Count[]> {
  try {
    await findBrowser()
    console.log('\nBuilding the sample site …')
    await buildSampleSite(folder)
  } catch (error) {
    console.error(describeError(error))
    return [{ passed: 0, failed: 1 }]
  }
  process.env.SAMPLE_SITE = folder
  return [await vitest(['built-site'], folder), await playwright(folder)]
}

async function vitest(projects: string[], folder: string): Promise<Count> {
  const report = join(folder, `vitest-${projects[0]}.json`)
  const status = await run('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return count(status, 'vitest', async () => {
    const result = JSON.parse(await readFile(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
      testResults: { status: string; assertionResults: unknown[] }[]
    }
    // A file that can't be loaded has no test to fail.
    const broken = result.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    const skipped = result.numPendingTests + result.numTodoTests
    return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length, skipped }
  })
}

async function playwright(folder: string): Promise<Count> {
  const report = join(folder, 'playwright.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report
  const output = join(folder, 'playwright')
  const status = await run('playwright', ['test', '--reporter=list,json', `--output=${output}`])
  return count(status, 'playwright', async () => {
    const { stats, errors } = JSON.parse(await readFile(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number }
      errors: unknown[]
    }
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }
  })
}

/** A skipped test counts as failed: nothing is left out without someone noticing. So does a runner that says nothing. */
async function count(
  status: number | null,
  runner: string,
  read: () => Promise<Count & { skipped: number }>,
): Promise<Count> {
  try {
    const { passed, failed, skipped } = await read()
    if (skipped > 0) console.error(`${skipped} tests were skipped; they count as failed`)
    const unexplained = status !== 0 && failed + skipped === 0 ? 1 : 0
    return { passed, failed: failed + skipped + unexplained }
  } catch (error) {
    console.error(`${runner} ended with ${status} and wrote no report: ${describeError(error)}`)
    return { passed: 0, failed: 1 }
  }
}

async function run(command: string, args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin', command), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return status
}
