import { defineQuery } from 'groq'

export const topicsQuery = defineQuery(`
  *[_type == "topic" && _id > $after] | order(_id) [0...$size] {
    _id, title, "slug": slug.current, "broader": broader._ref, synonyms
  }
`)
