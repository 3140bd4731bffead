import { plainLetters } from '../../src/site/letters.ts'
import { slugMaxLength } from '../../src/site/rules.ts'

/**
 * The words of a text that a slug can hold, in lower-case ASCII: accents are folded (Zürich, Łódź), apostrophes closed up
 * (Xi’an), everything that isn't Latin left out.
 *
 * @returns words joined by hyphens, at most `slugMaxLength` characters; empty where the text has no Latin letter or digit
 */
export function slugOf(text: string): string {
  const ascii = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘ʼʻ`´′]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^\x20-\x7e]/gu, (letter) => plainLetters[letter] ?? ' ')
  return shortened(ascii.match(/[a-z0-9]+/g)?.join('-') ?? '', slugMaxLength)
}

/** A slug cut at the end of a word to at most `length` characters; within the word where that is longer by itself. */
export function shortened(slug: string, length: number): string {
  if (slug.length <= length) return slug
  const words = slug.slice(0, length + 1).lastIndexOf('-')
  return slug.slice(0, words > 0 ? words : length)
}

const han = /\p{Script=Han}/u

/** @returns whether a text holds Chinese characters */
export function hasHan(text: string): boolean {
  return han.test(text)
}

/** Surnames of two characters, whose syllables are written as one word. */
const longSurnames =
  /^(?:欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|长孙|宇文|令狐|东方|独孤|南宫|端木|百里|呼延|轩辕|申屠|闻人|太史|钟离|鲜于|澹台|公冶|淳于)(?=.)/u

/**
 * A Chinese text with its characters romanised, a word each: 长沙会议 becomes “changsha huiyi”. A person's name becomes the
 * surname and the given name, with the surname read as one: 单雪 is “shan xue”. What isn't Chinese stays as it is.
 *
 * The dictionaries are large, so they are loaded when the first Chinese text comes.
 */
export async function withPinyin(text: string, kind: 'text' | 'person' = 'text'): Promise<string> {
  if (!hasHan(text)) return text
  const [{ pinyin }, { Converter }] = await Promise.all([import('pinyin-pro'), import('opencc-js/t2cn')])
  // Readings are looked up by whole words, which the dictionary knows in Simplified only: 銀行 would be read “yin xing”.
  const simplified = Converter({ from: 'hk', to: 'cn' })(text.normalize('NFKC')).trim()
  const surname = kind === 'person' ? 'head' : 'off'
  return wordsOf(simplified, kind)
    .map((word) => (hasHan(word.text) ? readingOf(word) : word.text))
    .join('')

  function readingOf({ start, text: word }: Word): string {
    // Read in its sentence, not alone: what is around a character decides how it is read.
    const readings = pinyin(simplified, { toneType: 'none', type: 'all', surname })
    const characters = [...simplified.slice(0, start)].length
    const syllables = readings
      .slice(characters, characters + [...word].length)
      .map(({ pinyin: reading, isZh }) => (isZh ? reading.replace(/ü/g, 'yu') : ''))
    return ` ${syllables.join('')} `
  }
}

interface Word {
  readonly text: string
  /** Where it begins in its text, in UTF-16 units. */
  readonly start: number
}

function wordsOf(text: string, kind: 'text' | 'person'): Word[] {
  // A name from another language, written by its sound, has its parts in Western order: 阿尔伯特·爱因斯坦.
  if (kind === 'person' && /[·・•]/.test(text)) {
    return [...text.matchAll(/[^·・•]+/g)].map((part) => ({ text: part[0], start: part.index }))
  }
  if (kind === 'person') {
    const surname = longSurnames.exec(text)?.[0] ?? [...text][0] ?? ''
    return [
      { text: surname, start: 0 },
      { text: text.slice(surname.length), start: surname.length },
    ].filter((word) => word.text !== '')
  }
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)
  return [...segments].map(({ segment, index }) => ({ text: segment, start: index }))
}
