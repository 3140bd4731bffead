import type { FieldGroupDefinition } from 'sanity'

const titles = {
  text: 'Text',
  facts: 'Facts',
  dates: 'Dates and fees',
  schedule: 'Date and agenda',
  connections: 'Connections',
  pictures: 'Pictures',
  settings: 'Address and settings',
} as const

/** The tabs of a form, by name, in the order given; the first one is open. */
export function groups(...names: (keyof typeof titles)[]): FieldGroupDefinition[] {
  return names.map((name, index) => ({ name, title: titles[name], default: index === 0 }))
}
