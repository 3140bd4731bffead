import { fold } from '../../src/site/letters.ts'

/** Whether a text holds every word that was typed, or the part of one, as readers' search compares them. */
export function matches(text: string, search: string): boolean {
  const folded = fold(text)
  const words = fold(search).split(/\s+/).filter(Boolean)
  return words.every((word) => folded.includes(word))
}
