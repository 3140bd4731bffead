import { defineQuery } from 'groq'

export const programmesQuery = defineQuery(`
  *[_type == "programme" && _id > $after] | order(_id) [0...$size] {
    _id, title, "slug": slug.current, serviceLine, "providers": providers[]._ref, "leadExperts": leadExperts[]._ref, level,
    format, languages, places, duration, intakes, fees, requirements, scholarships, applyUrl, outcomes,
    "topics": topics[]._ref, summary, body, sample
  }
`)
