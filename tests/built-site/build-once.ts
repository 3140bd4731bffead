import type { TestProject } from 'vitest/node'
import { buildSampleSite, temporaryFolder } from '../../scripts/sample-site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the sample site: see `foldersIn`. */
    sampleSite: string
  }
}

/** Builds the site that the tests read, unless `npm test` has built it already for the browser tests as well. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const built = process.env.SAMPLE_SITE
  if (built) {
    project.provide('sampleSite', built)
    return undefined
  }
  const { folder, remove } = await temporaryFolder()
  await buildSampleSite(folder)
  project.provide('sampleSite', folder)
  return remove
}
