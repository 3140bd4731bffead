import { expect, test } from 'vitest'
import { requirementGroups } from './requirements.ts'

const requirement = (en: string, ...countries: string[]) => ({ text: { en }, countries })

test('each country stands once, with those that have to meet the same', () => {
  const degree = requirement('A degree')
  const gaokao = requirement('Gaokao', 'CN')
  const visa = requirement('A visa', 'CN', 'IN', 'GB')
  expect(requirementGroups({ requirements: [gaokao, degree, visa] })).toEqual([
    { countries: [], requirements: [degree] },
    { countries: ['CN'], requirements: [gaokao, visa] },
    { countries: ['IN', 'GB'], requirements: [visa] },
  ])
})

test('without requirements there are no groups', () => {
  expect(requirementGroups({ requirements: [] })).toEqual([])
})
