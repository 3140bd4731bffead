import { defineQuery } from 'groq'

export const expertsQuery = defineQuery(`
  *[_type == "expert" && _id > $after] | order(_id) [0...$size] {
    _id, name, "slug": slug.current, familyName, givenName, surnameOrder, nativeName, otherNames, title,
    "positions": positions[] { role, "institution": institution._ref, former }, "topics": topics[]._ref, languages, regions,
    serviceLines, availability, summary, biography, portrait, links, works, sample
  }
`)
