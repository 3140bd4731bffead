import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['The University of Hong Kong', 'UHK'],
  ['Hong Kong University of Science and Technology', 'HKU'],
  ['École des hautes études commerciales de Paris', 'ÉHÉ'],
  ['KAIST', 'KAI'],
  ['Karolinska Institutet', 'KI'],
  ['香港大學', '香港'],
  ['HEC巴黎高等商学院', '巴黎'],
])('%s becomes %s', (name, expected) => {
  expect(initials(name)).toBe(expected)
})
