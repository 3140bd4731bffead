import { defineQuery } from 'groq'

export const settingsQuery = defineQuery(`
  *[_type == "siteSettings" && _id > $after] | order(_id) [0...$size] {
    _id, name, fullName, description, navigation, contactDesk, icpNumber
  }
`)
