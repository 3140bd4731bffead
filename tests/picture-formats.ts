import type { Sharp } from 'sharp'

/** A picture as a file of each format that Studio's form takes, by media type. */
export const pictureFormats: Readonly<Record<string, (picture: Sharp) => Promise<Buffer>>> = {
  'image/jpeg': (picture) => picture.jpeg().toBuffer(),
  'image/png': (picture) => picture.png().toBuffer(),
  'image/webp': (picture) => picture.webp().toBuffer(),
  'image/avif': (picture) => picture.avif({ effort: 0 }).toBuffer(),
  'image/gif': (picture) => picture.gif().toBuffer(),
  'image/tiff': (picture) => picture.tiff().toBuffer(),
  'image/svg+xml': async (picture) => {
    const { data, info } = await picture.png().toBuffer({ resolveWithObject: true })
    const size = `width="${info.width}" height="${info.height}"`
    return Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="data:image/png;base64,${data.toString('base64')}"/></svg>`,
    )
  },
}
