import { expect, test } from 'vitest'
import { pagesToOffer } from './pager.ts'

test('few pages are all offered', () => {
  expect(pagesToOffer(1, 1)).toEqual([1])
  expect(pagesToOffer(2, 4)).toEqual([1, 2, 3, 4])
})

test('many pages leave gaps, but none of a single page', () => {
  expect(pagesToOffer(1, 9)).toEqual([1, 2, 'gap', 9])
  expect(pagesToOffer(5, 9)).toEqual([1, 'gap', 4, 5, 6, 'gap', 9])
  expect(pagesToOffer(4, 9)).toEqual([1, 2, 3, 4, 5, 'gap', 9])
  expect(pagesToOffer(9, 9)).toEqual([1, 'gap', 8, 9])
})
