import { describe, expect, test } from 'vitest'
import { hasHan, joinHan, separateHan } from './han.ts'

describe('separateHan', () => {
  test('sets each Han character apart, and leaves Latin words whole', () => {
    expect(separateHan('ESG报告，2025年', '|' as ' ')).toBe('ESG|报||告|，2025|年|')
  })

  test('takes characters beyond the basic plane and iteration marks whole', () => {
    expect(separateHan('𠮷々〇', '|' as ' ')).toBe('|𠮷||々||〇|')
  })

  test('leaves kana, Hangul and radicals alone', () => {
    expect(separateHan('カナ 서울 ⺀', '|' as ' ')).toBe('カナ 서울 ⺀')
  })
})

test('joinHan undoes separateHan between Han characters', () => {
  expect(joinHan(separateHan('香港大学', ' ')).trim()).toBe('香港大学')
  expect(joinHan('ESG 报 告 2025')).toBe('ESG 报告 2025')
})

test('hasHan does not depend on what was asked before', () => {
  expect([hasHan('报告'), hasHan('报告'), hasHan('report')]).toEqual([true, true, false])
})
