import { describe, expect, it } from 'vitest'
import { originalOf } from './originals.ts'

const sha1 = 'a'.repeat(40)
const asset = (extension: string) => ({ _ref: `image-${sha1}-1600x1000-${extension}` })

describe('the file of a picture', () => {
  it('is named by its content', () => {
    expect(originalOf({ asset: asset('png') })).toEqual({
      fileName: `${sha1}.png`,
      width: 1600,
      height: 1000,
      format: 'png',
    })
  })

  it('has a name of its own where the editor cropped it, and the size that is left', () => {
    const crop = { left: 0.25, right: 0.25, top: 0, bottom: 0.5 }
    expect(originalOf({ asset: asset('jpg'), crop })).toEqual({
      fileName: `${sha1}-400-0-800x500.jpg`,
      width: 800,
      height: 500,
      format: 'jpg',
    })
  })

  it('is the whole picture where the crop takes nothing away', () => {
    const crop = { left: 0, right: 0, top: 0, bottom: 0 }
    expect(originalOf({ asset: asset('webp'), crop }).fileName).toBe(`${sha1}.webp`)
  })

  it('is a PNG for a drawing, which might hold a script', () => {
    expect(originalOf({ asset: asset('svg') })).toMatchObject({ fileName: `${sha1}.png`, format: 'png' })
  })

  it('is a TIFF where the id says “tif”, as Sanity and the lake name it', () => {
    expect(originalOf({ asset: asset('tif') })).toMatchObject({ fileName: `${sha1}.tiff`, format: 'tiff' })
  })

  it.each(['image-abc-1x1-png', `file-${sha1}-pdf`, `image-${sha1}-0x10-png`, `image-${sha1}-1x1-exe`, ''])(
    'has no name where %j is no image asset',
    (_ref) => {
      expect(() => originalOf({ asset: { _ref } })).toThrow(/is not the id of an image asset/)
    },
  )
})
