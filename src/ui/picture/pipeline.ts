import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, ImageMetadata } from 'astro'
import { originalOf, originalsDirectory, type PictureSource } from '../../sanity/originals.ts'

/** The folder of built files that pictures stand in; the same as `build.assets`. */
const assetsFolder = 'assets'

/**
 * A picture of the dataset as Astro's image pipeline wants its input. Importing the file would do the same, but then
 * every new picture would change a module that all pages depend on, and no page could be restored from the cache.
 */
export function imageInput(picture: PictureSource, cacheDir: string, development: boolean): ImageMetadata {
  const { fileName, width, height, format } = originalOf(picture)
  const path = resolve(originalsDirectory(cacheDir), fileName)
  const src = development
    ? `/@fs${path}?${new URLSearchParams({ origWidth: String(width), origHeight: String(height), origFormat: format }).toString()}`
    : `/${assetsFolder}/${fileName}`
  // `fsPath` is how Astro knows that the original itself may go once its renditions are made. Not enumerable, as in
  // Astro's own imports: their names are a hash of what is, and would differ from one machine's folders to another's.
  return Object.defineProperty({ src, width, height, format }, 'fsPath', { value: path }) as ImageMetadata
}

/** Puts the originals where Astro's pipeline reads them during a build, and takes those away that it left. */
export function pictureOriginals(cacheDir: string): AstroIntegration {
  let outDir: URL
  const target = () => join(fileURLToPath(outDir), assetsFolder)
  return {
    name: 'picture-originals',
    hooks: {
      'astro:config:done': ({ config }) => {
        outDir = config.outDir
      },
      'astro:build:setup': async () => {
        await mkdir(target(), { recursive: true })
        for (const file of await originals(cacheDir)) {
          await link(join(originalsDirectory(cacheDir), file), join(target(), file)).catch(
            (error: NodeJS.ErrnoException) => {
              if (error.code !== 'EEXIST') throw error
            },
          )
        }
      },
      'astro:build:done': async () => {
        for (const file of await originals(cacheDir)) await rm(join(target(), file), { force: true })
      },
    },
  }
}

async function originals(cacheDir: string): Promise<string[]> {
  const directory = originalsDirectory(cacheDir)
  await mkdir(directory, { recursive: true })
  return (await readdir(directory)).filter((file) => !file.endsWith('.part'))
}
