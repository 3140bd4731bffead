import { z } from 'astro/zod'
import { countryPattern } from '../site/rules.ts'
import { localisedText, optionalByLanguage } from './localised.ts'

/** A city in a country or region (ISO 3166-1 alpha-2). */
export const placeModel = z.object({
  country: z.string().regex(countryPattern),
  city: localisedText.optional(),
})

export type Place = z.output<typeof placeModel>

export function toPlace(raw: {
  country: string
  city: { language: string; value: string }[]
}): z.input<typeof placeModel> {
  return { country: raw.country, city: optionalByLanguage(raw.city) }
}
