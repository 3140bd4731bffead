import type { ExternalImageService } from 'astro'
import { baseService } from 'astro/assets'

/** Lets the dataset's host make the renditions of pictures. */
const service: ExternalImageService = {
  ...baseService,
  getURL({ src, width, height, fit, format }) {
    const url = new URL(typeof src === 'string' ? src : src.src)
    if (width) url.searchParams.set('w', String(Math.round(width)))
    if (height && fit === 'cover') {
      url.searchParams.set('h', String(Math.round(height)))
      url.searchParams.set('fit', 'crop')
    }
    // Sanity makes AVIF only where it chooses the format by what the browser accepts.
    if (format === 'avif') url.searchParams.set('auto', 'format')
    else if (format) url.searchParams.set('fm', format)
    return url.href
  },
}

export default service
