import { plainLetters } from '../site/letters.ts'

/** The text without regard to case, width and accents: zurich is Zürich, ＨＫＵ is hku. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x00-\x7f]/gu, (letter) => plainLetters[letter] ?? letter)
}

/** As `fold`, one character for each: a position in it is a position in the text. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\x00-\x7f\u2e80-\ud7ff]|[A-Z]/g, (character) => {
    const folded = fold(character)
    return folded.length === character.length ? folded : character
  })
}
