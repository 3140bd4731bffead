const smallWords = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'at',
  'de',
  'la',
  'le',
  'des',
  'du',
  'da',
  'do',
  'di',
  'von',
  'für',
  '&',
])

/** What a monogram shows of a name: the initials of its Latin words, at most three, or its first two Han characters. */
export function initials(name: string): string {
  const han = name.match(/\p{Script=Han}/gu)
  if (han) return han.slice(0, 2).join('')
  const words = name
    .split(/[\s\-–,()]+/u)
    .filter((word) => word !== '' && !smallWords.has(word.toLowerCase()))
  const [only] = words
  // A name that is an abbreviation already: KAIST.
  if (words.length === 1 && only !== undefined && /^\p{Lu}{2,}$/u.test(only)) return only.slice(0, 3)
  return words
    .slice(0, 3)
    .map((word) => [...word][0]!.toUpperCase())
    .join('')
}
