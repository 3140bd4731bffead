import { defineQuery } from 'groq'

export const translationsQuery = defineQuery(`
  *[_type == "translation.metadata" && _id > $after] | order(_id) [0...$size] {
    _id, "translations": translations[] { language, "id": value._ref }
  }
`)
