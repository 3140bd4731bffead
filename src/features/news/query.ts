import { defineQuery } from 'groq'

export const newsQuery = defineQuery(`
  *[_type == "newsArticle" && _id > $after] | order(_id) [0...$size] {
    _id, language, title, "slug": slug.current, standfirst, category, "topics": topics[]._ref, publishedAt, updatedAt,
    byline, leadPicture, body, source, mediaContact, changeNotes, "about": about[]._ref, sample
  }
`)
