import { fold } from '../site/letters.ts'

/** As `fold`, one character for each: a position in it is a position in the text. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\x00-\x7f\u2e80-\ud7ff]|[A-Z]/g, (character) => {
    const folded = fold(character)
    return folded.length === character.length ? folded : character
  })
}
