import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../../sanity/document-type.ts'
import type { SettingsQueryResult } from '../../sanity/types.generated.ts'
import { navigationTargets } from '../../site/rules.ts'
import { byLanguage, localisedText, optionalByLanguage } from '../../ui/localised.ts'
import { hrefModel } from '../../ui/portable-text/model.ts'
import { emailModel } from '../../ui/text.ts'
import { settingsQuery } from './query.ts'

/** The id of the one document of this type. */
export const settingsId = 'siteSettings'

const settingsModel = z.object({
  name: localisedText,
  fullName: localisedText,
  description: localisedText,
  navigation: z.array(z.enum(navigationTargets)).min(1),
  contactDesk: z
    .object({
      name: localisedText.optional(),
      email: emailModel.optional(),
      telephone: z.string().optional(),
      address: localisedText.optional(),
      url: hrefModel.optional(),
      sample: z.boolean(),
    })
    .optional(),
  icpNumber: z.string().optional(),
})

export type Settings = Listing<typeof settingsModel>

type Raw = SettingsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof settingsModel> {
  return {
    ...raw,
    name: byLanguage(raw.name),
    fullName: byLanguage(raw.fullName),
    description: byLanguage(raw.description),
    // The generated type knows only that these are texts; the model knows which.
    navigation: raw.navigation as z.input<typeof settingsModel>['navigation'],
    contactDesk: raw.contactDesk && {
      ...raw.contactDesk,
      name: optionalByLanguage(raw.contactDesk.name),
      address: optionalByLanguage(raw.contactDesk.address),
      sample: raw.contactDesk.sample ?? false,
    },
  }
}

export const settingsType: DocumentType<Raw, typeof settingsModel> = {
  type: 'siteSettings',
  query: settingsQuery,
  model: settingsModel,
  toModel,
  requiredId: settingsId,
}
