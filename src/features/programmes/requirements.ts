import type { Programme } from './model.ts'

type Requirement = Programme['requirements'][number]

/** Who some requirements hold for: everyone where no country is named. */
export interface RequirementGroup {
  readonly countries: readonly string[]
  readonly requirements: readonly Requirement[]
}

/**
 * Those for everyone, then those for each country: a country stands in one group with all that it has to meet beside,
 * together with the countries that have to meet the same.
 */
export function requirementGroups({ requirements }: Pick<Programme, 'requirements'>): RequirementGroup[] {
  const groups = new Map<string, { countries: string[]; requirements: Requirement[] }>()
  for (const country of new Set(requirements.flatMap(({ countries }) => countries))) {
    const indexes = [...requirements.keys()].filter((index) =>
      requirements[index]!.countries.includes(country),
    )
    const same = groups.get(indexes.join())
    if (same) same.countries.push(country)
    else
      groups.set(indexes.join(), {
        countries: [country],
        requirements: indexes.map((index) => requirements[index]!),
      })
  }
  const forEveryone = requirements.filter(({ countries }) => countries.length === 0)
  return [
    ...(forEveryone.length > 0 ? [{ countries: [], requirements: forEveryone }] : []),
    ...groups.values(),
  ]
}
