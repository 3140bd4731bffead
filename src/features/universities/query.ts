import { defineQuery } from 'groq'

export const universitiesQuery = defineQuery(`
  *[_type == "university" && _id > $after] | order(_id) [0...$size] {
    _id, name, "slug": slug.current, nativeName, otherNames, country, city, location, founded, kind, website, summary,
    profile, "strengths": strengths[]._ref, relationship, pictures, facts, sample
  }
`)
