/** GROQ: what a document of any type is called, in English where it has a name in English. */
export const documentTitle = `coalesce(
  title[language == "en"][0].value, title[0].value, name[language == "en"][0].value, name[0].value, title, from, _id
)`
