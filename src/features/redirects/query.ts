import { defineQuery } from 'groq'

export const redirectsQuery = defineQuery(`
  *[_type == "redirect" && _id > $after] | order(_id) [0...$size] { _id, from, "to": to._ref }
`)
