import { describe, expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const show = (text: string, ...terms: string[]) =>
  excerptOf(text, terms, 90)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

describe('excerptOf', () => {
  test('marks a run of Han as one', () => {
    expect(show('本次交流会由香港大学主办。', '香港大学')).toBe('本次交流会由[香港大学]主办。')
  })

  test('marks touching and overlapping terms as one', () => {
    expect(show('国际教育合作', '国际', '教育', '教育合')).toBe('[国际教育合]作')
  })

  test('marks words in any case, with accents and with other endings', () => {
    expect(show('Students of ZÜRICH study in Zurich', 'zurich', 'student')).toBe(
      '[Students] of [ZÜRICH] study in [Zurich]',
    )
    expect(show('One university of many', 'universities')).toBe('One [university] of many')
  })

  test('does not mark the inside of a word', () => {
    expect(show('The cooperation of operators', 'opera')).toBe('The cooperation of [operators]')
  })

  test('shows the stretch that holds most of what was asked for', () => {
    const text = `${'报告说了很多。'.repeat(40)}这里有ESG和报告。${'后面没有了。'.repeat(40)}`
    const shown = show(text, 'ESG', '报告')
    expect(shown).toContain('[ESG]和[报告]')
    expect(shown).toMatch(/^… .* …$/s)
    expect(shown.length).toBeLessThan(120)
  })

  test('begins with the sentence or block where that is near', () => {
    const text = `${'前面的话很长，'.repeat(20)}结束。这里说到报告。${'后面的话很长，'.repeat(20)}`
    expect(show(text, '报告')).toMatch(/^… 这里说到\[报告\]。后面/)
    expect(show(text.replace('结束。', '结束 · '), '报告')).toMatch(/^… 这里说到\[报告\]/)
  })

  test('cuts Latin text between words', () => {
    const text = 'international education '.repeat(40)
    expect(show(text, 'nothing')).toMatch(
      /^(?:international education )*international education? …$|^(?:international education )*international …$/,
    )
  })

  test('shows the beginning where nothing of it is found', () => {
    expect(show('短文。', '没有')).toBe('短文。')
    expect(show('', '没有')).toBe('')
  })

  test('never cuts a character in two', () => {
    const text = '𠮷'.repeat(200)
    for (const { text: piece } of excerptOf(text, [], 90)) expect(piece.isWellFormed()).toBe(true)
  })

  test('takes what was typed for text, not for a pattern', () => {
    expect(show('C++ (and more) [a]', 'C++', '(and')).toBe('[C]++ ([and] more) [a]')
  })
})
