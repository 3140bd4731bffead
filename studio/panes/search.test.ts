import { expect, it } from 'vitest'
import { matches } from './search.ts'

it.each([
  ['Universität Zürich', 'zurich', true],
  ['Universität Zürich', '  ZÜR  uni ', true],
  ['Universität Zürich', 'zurich bern', false],
  ['Politechnika Łódzka', 'lodz', true],
  ['《留学生寄宿家庭服务规范》', '寄宿', true],
  ['anything', '', true],
])('“%s” is found by “%s”: %s', (text, search, found) => {
  expect(matches(text, search)).toBe(found)
})
