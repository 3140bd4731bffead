import { defineQuery } from 'groq'

export const pagesQuery = defineQuery(`
  *[_type == "page" && _id > $after] | order(_id) [0...$size] {
    _id, language, title, "slug": slug.current, summary, body
  }
`)
