import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest'
import { buildStudio } from '../../scripts/build-studio.ts'
import { root } from '../../scripts/paths.ts'
import { canaries, foldersIn, temporaryFolder } from '../../scripts/sample-site.ts'
import { filesOf, plain } from './site-files.ts'

/** `file: variable` for every canary that stands in a file, as it is or in base64. */
function found(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files].flatMap(([file, bytes]) => {
    const content = plain(bytes)
    return Object.entries(canaries)
      .filter(([, value]) =>
        [value, Buffer.from(value).toString('base64url')].some((form) => content.includes(form)),
      )
      .map(([name]) => `${file}: ${name}`)
  })
}

beforeAll(() => {
  expect(found(new Map([['a', Buffer.from(`x${canaries.PUBLISH_SECRET}y`)]]))).toEqual(['a: PUBLISH_SECRET'])
})

test('no file of the built site holds a secret', () => {
  const sample = foldersIn(inject('sampleSite'))
  const files = filesOf(sample.dist)
  expect(files.size).toBeGreaterThan(400)
  expect(found(files)).toEqual([])
  // What is kept for the next build may be uploaded as a cache.
  const cache = filesOf(sample.cache)
  expect(cache.size).toBeGreaterThan(50)
  expect(found(cache)).toEqual([])
})

test('no file of the built Studio or of the preview server holds a secret', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  for (const [name, value] of Object.entries(canaries)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  await buildStudio({ ...canaries, SANITY_STUDIO_PROJECT_ID: 'abc12345' }, join(folder, 'studio'))
  const studio = filesOf(join(folder, 'studio'))
  expect(studio.size).toBeGreaterThan(5)
  // The search does find what is compiled in.
  expect([...studio].some(([, bytes]) => bytes.includes('abc12345'))).toBe(true)
  expect(found(studio)).toEqual([])

  const preview = join(folder, 'preview')
  const env = { ...process.env, ...canaries, OUT_DIR: preview }
  execFileSync(process.execPath, [join(root, 'scripts/build-preview.ts')], { cwd: root, env, stdio: 'pipe' })
  const server = filesOf(preview)
  expect(server.size).toBeGreaterThan(20)
  expect(found(server)).toEqual([])
})

test('a secret under a name that Studio compiles in stops its build, and is not printed', async () => {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const secret: object = { SANITY_STUDIO_API_TOKEN: canaries.SANITY_AUTH_TOKEN }
  const error = await buildStudio(secret, join(folder, 'studio')).catch((reason: unknown) => String(reason))
  expect(error).toContain('SANITY_STUDIO_API_TOKEN would be compiled into Studio')
  expect(error).not.toContain(canaries.SANITY_AUTH_TOKEN)
})
