/** GROQ: what a document of any type is called, in English where it has a name in English. An expert’s title is “Dr”. */
export const documentTitle = `coalesce(
  name[language == "en"][0].value, name[0].value, title[language == "en"][0].value, title[0].value, title, from, _id
)`
