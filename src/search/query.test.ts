import { describe, expect, test } from 'vitest'
import { parseQuery, relaxQuery } from './query.ts'

describe('parseQuery', () => {
  test('asks for a run of Han as a phrase of single characters', () => {
    expect(parseQuery('清华大学')).toEqual({
      words: '清 华 大 学',
      phrases: ['"清 华 大 学"'],
      terms: ['清华大学'],
    })
  })

  test('takes a mixed query apart, with or without a space', () => {
    const expected = { words: 'ESG 报 告', phrases: ['"报 告"'], terms: ['ESG', '报告'] }
    expect(parseQuery('ESG 报告')).toEqual(expected)
    expect(parseQuery('ESG报告')).toEqual(expected)
  })

  test('takes quoted words as a phrase, in every kind of quotation mark', () => {
    expect(parseQuery('"joint degree" 2025').phrases).toEqual(['"joint degree"'])
    expect(parseQuery('“joint degree”').phrases).toEqual(['"joint degree"'])
    expect(parseQuery('「聯合學位」').phrases).toEqual(['"聯 合 學 位"'])
  })

  test('keeps a quotation mark that is not closed out of the query', () => {
    expect(parseQuery('"joint deg')).toEqual({ words: 'joint deg', phrases: [], terms: ['joint', 'deg'] })
  })

  test('asks for a single character as a word', () => {
    expect(parseQuery('清')).toEqual({ words: '清', phrases: [], terms: ['清'] })
  })

  test('splits at punctuation, and reads full-width letters', () => {
    expect(parseQuery('教育，合作').phrases).toEqual(['"教 育"', '"合 作"'])
    expect(parseQuery('ＥＳＧ').words).toBe('ESG')
  })

  test('is empty for nothing but punctuation', () => {
    expect(parseQuery(' “，” ')).toEqual({ words: '', phrases: [], terms: [] })
  })
})

describe('relaxQuery', () => {
  test('splits a long run into words', () => {
    expect(relaxQuery('香港大学教授招聘', 'zh-Hans')?.terms).toEqual(['香港', '大学', '教授', '招聘'])
  })

  test('has nothing to offer where that changes nothing', () => {
    expect(relaxQuery('报告', 'zh-Hans')).toBeUndefined()
    expect(relaxQuery('student exchange', 'en')).toBeUndefined()
  })
})
