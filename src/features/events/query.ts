import { defineQuery } from 'groq'

export const eventsQuery = defineQuery(`
  *[_type == "event" && _id > $after] | order(_id) [0...$size] {
    _id, title, "slug": slug.current, slogan, series, when, status, statusNote, venue, place,
    "organisers": organisers[]._ref, theme, agenda, "talks": talks[] { "speaker": speaker._ref, title, summary },
    participants, outcomes, registration, "topics": topics[]._ref, summary, body, sample
  }
`)
