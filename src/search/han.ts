/**
 * Chinese writes no spaces between words, and segmenters split the same phrase differently in different sentences. So
 * each Han character is indexed as a word of its own, and a run of Han in a query is asked for as a phrase of them.
 */

/** A Han character that is a letter; radicals and strokes shown as symbols aren't words to Pagefind. */
const hanCharacter = /(?=[\p{L}\p{Nl}])\p{Script=Han}/gu

export const hanRun = /(?:(?=[\p{L}\p{Nl}])\p{Script=Han})+/gu

const spaceBetweenHan = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu

/**
 * The text with a separator around each Han character. Pagefind splits Chinese pages at zero-width spaces and gives the
 * text back as it was; other pages it splits at spaces only, which `joinHan` takes out again.
 */
export function separateHan(text: string, separator: ' ' | '\u200B'): string {
  return text.replace(hanCharacter, `${separator}$&${separator}`)
}

/** Undoes `separateHan` with spaces, for text that is shown. */
export function joinHan(text: string): string {
  return text.replace(spaceBetweenHan, '')
}

export function hasHan(text: string): boolean {
  return text.search(hanCharacter) >= 0
}
