/** Letters that Unicode doesn't take apart into a letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** The text without regard to case, width and accents: zurich is Zürich, ＨＫＵ is hku. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => letters[letter]!)
}

/** As `fold`, one character for each: a position in it is a position in the text. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\x00-\x7f\u2e80-\ud7ff]|[A-Z]/g, (character) => {
    const folded = fold(character)
    return folded.length === character.length ? folded : character
  })
}
