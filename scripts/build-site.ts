import { readdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'astro'
import { indexSite } from '../src/search/index-site.ts'
import { reportFile } from '../src/sanity/loader.ts'
import { parseEnvironment } from '../src/site/environment.ts'
import { lockOf, takeLock } from './build-lock.ts'
import { counted } from './build-log.ts'
import { writeHostFiles } from './host-files.ts'
import { root } from './paths.ts'
import { nextOf, repair, swapIn } from './release.ts'

/**
 * Builds the whole site beside `folder` and swaps it in when it is complete. Whatever goes wrong, the old site stays.
 * Expects `openDataset` to have been called, and to be called once in a process: Astro's configuration is read once.
 *
 * @returns the number of pages
 */
export async function buildSite(folder: string, log: (line: string) => void = console.log): Promise<number> {
  const cacheDir = resolve(root, parseEnvironment(process.env).cacheDir)
  const unlock = await takeLock(lockOf(cacheDir), 'A build of the site')
  try {
    // What an earlier build said is not true of one that fails before it has read anything.
    await rm(reportFile(cacheDir), { force: true })
    await repair(folder)
    const next = nextOf(folder)
    process.env.OUT_DIR = next
    process.env.ASTRO_TELEMETRY_DISABLED = '1'
    // Astro chooses what it restores and how it bundles by this.
    process.env.NODE_ENV = 'production'

    const started = performance.now()
    await build({ root, logger: { entrypoint: new URL('./build-log.ts', import.meta.url) } })
    const built = await countPages(next)
    log(`Built ${built} pages, ${counted.restored} of them restored unchanged`)
    const { pages, bytes } = await indexSite(next)
    const indexed = Object.entries(pages).map(([language, count]) => `${count} ${language}`)
    log(`Wrote the search index: ${indexed.join(', ')} pages, ${Math.round(bytes / 1024)} KB`)
    await writeHostFiles(next)
    await swapIn(folder)
    log(`The site is ready, after ${((performance.now() - started) / 1000).toFixed(1)} s`)
    return built
  } finally {
    await rm(nextOf(folder), { recursive: true, force: true })
    unlock()
  }
}

async function countPages(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true })
  return files.filter((file) => file.endsWith('.html')).length
}
