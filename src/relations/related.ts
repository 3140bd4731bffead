/** Enough candidates to choose the nearest from: looking at more would make the work grow with the square of entries. */
const enoughCandidates = 200

export interface Nearest {
  readonly id: string
  /** The ids of what the two have in common, the rarest first. */
  readonly shared: string[]
}

/**
 * Finds entries of the same kind that have most in common. What few share counts for more than what many do.
 *
 * @param ties the ids that an entry refers to or is referred to by
 * @param positionOf an entry's place among all; the first of equals goes first
 * @param isGround whether sharing an entry of this kind makes one interesting to a reader of the other
 */
export function createRelated<Kind>(
  ties: (id: string) => readonly string[],
  kindOf: (id: string) => Kind | undefined,
  positionOf: (id: string) => number,
  isGround: (kind: Kind) => boolean,
) {
  const membersByGround = new Map<string, Map<Kind, ReadonlySet<string>>>()

  /** The entries of a kind that are tied to one ground. */
  function membersOf(ground: string, kind: Kind): ReadonlySet<string> {
    let members = membersByGround.get(ground)
    if (!members) {
      const byKind = Map.groupBy(ties(ground), (id) => kindOf(id)!)
      members = new Map([...byKind].map(([each, ids]) => [each, new Set(ids)]))
      membersByGround.set(ground, members)
    }
    return members.get(kind) ?? new Set()
  }

  return function related(
    id: string,
    kind: Kind,
    count: number,
    isCandidate: (id: string) => boolean,
  ): Nearest[] {
    const grounds = ties(id)
      .filter((ground) => isGround(kindOf(ground)!))
      .map((ground) => ({ ground, members: membersOf(ground, kind) }))
      .sort((a, b) => a.members.size - b.members.size)
    const candidates = new Map<string, { score: number; shared: string[] }>()
    for (const { ground, members } of grounds) {
      if (candidates.size < enoughCandidates) {
        for (const other of members) {
          if (candidates.size >= enoughCandidates) break
          if (other !== id && !candidates.has(other) && isCandidate(other))
            candidates.set(other, { score: 0, shared: [] })
        }
      }
      for (const [other, candidate] of candidates) {
        if (!members.has(other)) continue
        candidate.score += 1 / Math.log2(2 + members.size)
        candidate.shared.push(ground)
      }
    }
    return [...candidates]
      .sort(([idA, a], [idB, b]) => b.score - a.score || positionOf(idA) - positionOf(idB))
      .slice(0, count)
      .map(([other, { shared }]) => ({ id: other, shared }))
  }
}
