import { createSchema } from 'sanity'
import { internationalizedArray } from 'sanity-plugin-internationalized-array'
import { localeFacts, locales } from '../src/site/locales.ts'
import { localisedFieldTypes } from './schemas/objects/localised.ts'
import { schemaTypes } from './schemas/types.ts'

const languages = locales.map((id) => ({ id, title: localeFacts[id].name }))
const localised = internationalizedArray({ languages, fieldTypes: localisedFieldTypes }).schema?.types

/** Studio's schema as Studio compiles it, for what runs without one. */
export const compiledSchema = createSchema({
  name: 'hirep',
  types: [...schemaTypes, ...(Array.isArray(localised) ? localised : [])],
})
