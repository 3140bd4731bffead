import { describe, expect, it } from 'vitest'
import { createRelated } from './related.ts'

/** Experts e1 … tied to topics; ties go both ways. */
function relatedOver(topics: Record<string, string[]>) {
  const ties = new Map<string, string[]>()
  for (const [topic, experts] of Object.entries(topics)) {
    ties.set(topic, experts)
    for (const expert of experts) ties.set(expert, [...(ties.get(expert) ?? []), topic])
  }
  const ids = [...ties.keys()]
  const kindOf = (id: string) => (id.startsWith('e') ? 'expert' : 'topic')
  const related = createRelated(
    (id) => ties.get(id) ?? [],
    kindOf,
    (id) => ids.indexOf(id),
    (kind) => kind === 'topic',
  )
  return (id: string, count = 3) => related(id, 'expert', count, () => true)
}

describe('related entries', () => {
  it('share more, or what is rarer', () => {
    const many = Array.from({ length: 50 }, (_, index) => `e${index}`)
    const related = relatedOver({ common: many, rare: ['e1', 'e7'], other: ['e1', 'e9', 'e3'] })
    expect(related('e1', 2)).toEqual([
      { id: 'e7', shared: ['rare', 'common'] },
      { id: 'e3', shared: ['other', 'common'] },
    ])
  })

  it('are never the entry itself, and none where nothing is shared', () => {
    const related = relatedOver({ a: ['e1'], b: ['e2'] })
    expect(related('e1')).toEqual([])
  })

  it('looks at a bounded number of candidates, the rarest ties first', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `e${index}`)
    const related = relatedOver({ all: many, rare: ['e1', 'e4999'] })
    expect(related('e1', 1)).toEqual([{ id: 'e4999', shared: ['rare', 'all'] }])
  })
})
