import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'
import { withoutNulls } from './document-type.ts'

describe('query results', () => {
  it('lose their nulls at every depth, and nothing else', () => {
    const raw = { a: null, b: 0, c: '', d: false, e: [null, { f: null, g: [1, null] }] }
    expect(withoutNulls(raw)).toEqual({ b: 0, c: '', d: false, e: [{ g: [1] }] })
  })

  it('have one digest whatever the order of their keys, and another for other content', () => {
    expect(digestOf({ a: 1, b: { c: [1, 2], d: 3 } })).toBe(digestOf({ b: { d: 3, c: [1, 2] }, a: 1 }))
    expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }))
  })
})
