import { z } from 'astro/zod'
import { pictureAssetPattern } from '../../site/rules.ts'
import { localisedText } from '../localised.ts'
import { requiredText } from '../text.ts'

const fraction = z.number().min(0).max(1)

const pictureFile = {
  asset: z.object({ _ref: z.string().regex(pictureAssetPattern) }),
  crop: z.object({ top: fraction, bottom: fraction, left: fraction, right: fraction }).optional(),
  credit: z.string().optional(),
  licence: z.string().optional(),
}

/** A picture of a document that is in one language. */
export const pictureModel = z.object({ ...pictureFile, alt: requiredText, caption: z.string().optional() })

/** A picture of a document that holds every language. */
export const localisedPictureModel = z.object({
  ...pictureFile,
  alt: localisedText,
  caption: localisedText.optional(),
})
