/** Without accents and capitals, as somebody types who is in a hurry. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** Whether a text holds every word that was typed, or the part of one. */
export function matches(text: string, search: string): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return words.every((word) => plain(text).includes(word))
}
