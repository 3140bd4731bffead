import type { ImageMetadata } from 'astro'
import { originalOf, pictureUrl, type PictureSource } from '../sanity/originals.ts'
import { environment } from '../site/current-environment.ts'

/** Stands for the function that reads pictures from files: the dataset's host serves them, uploaded a moment ago or not. */
export function imageInput(picture: PictureSource): ImageMetadata {
  const { width, height, format } = originalOf(picture)
  return {
    src: pictureUrl(picture, environment.dataset),
    width,
    height,
    format: format as ImageMetadata['format'],
  }
}
