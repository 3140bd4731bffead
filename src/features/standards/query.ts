import { defineQuery } from 'groq'

export const standardsQuery = defineQuery(`
  *[_type == "standard" && _id > $after] | order(_id) [0...$size] {
    _id, title, "slug": slug.current, code, state, version, summary, body, document, "topics": topics[]._ref, sample
  }
`)

export const agreementsQuery = defineQuery(`
  *[_type == "agreement" && _id > $after] | order(_id) [0...$size] {
    _id, title, "slug": slug.current, "parties": parties[]._ref, date, month, scope, "standard": standard._ref,
    "event": event._ref, sample
  }
`)
