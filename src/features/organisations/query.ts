import { defineQuery } from 'groq'

export const organisationsQuery = defineQuery(`
  *[_type == "organisation" && _id > $after] | order(_id) [0...$size] {
    _id, name, "slug": slug.current, otherNames, kind, sector, relationship, place, website, summary,
    "topics": topics[]._ref, sample
  }
`)
