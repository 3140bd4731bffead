import type { EntriesByKind, EntryGroup, EntryLink, Graph, Kind } from '../relations/graph.ts'
import { environment } from '../site/current-environment.ts'
import type { Locale } from '../site/locales.ts'

/** Entries of one kind with what their cards say of others. */
export interface CardGroup {
  /** Where all of them are, if the group is only the first of many. */
  readonly all?: { readonly href: string; readonly count: number }
  readonly group: EntryGroup
  /** Where the institutions are that the cards name, by id. */
  readonly links: Readonly<Record<string, EntryLink>>
  /** What is past or to come is decided from this time (ISO 8601). */
  readonly asOf: string
  /** Why an entry is here, by its id. */
  readonly reasons?: Readonly<Record<string, readonly string[]>>
}

export function cardGroup(group: EntryGroup, graph: Graph, locale: Locale): CardGroup {
  return {
    group,
    links: graph.linksById(namedOnCards(group), locale),
    asOf: asOf(group.entries.flatMap((entry) => timesOf(entry))),
  }
}

function namedOnCards(group: EntryGroup): string[] {
  if (group.kind === 'expert')
    return group.entries.flatMap(({ positions }) => positions.map(({ institution }) => institution))
  if (group.kind === 'programme') return group.entries.flatMap(({ providers }) => [...providers])
  if (group.kind === 'agreement') return group.entries.flatMap(({ parties }) => [...parties])
  return []
}

function timesOf(entry: EntryGroup['entries'][number]): string[] {
  if ('intakes' in entry) return entry.intakes.map(({ deadline }) => deadline)
  if (!('when' in entry)) return []
  const { month, start, end } = entry.when
  return [
    month === undefined ? [] : monthEnd(month),
    start ?? [],
    end ?? [],
    entry.registration?.deadline ?? [],
  ].flat()
}

function monthEnd(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, index, 1)).toISOString()
}

const beforeAll = '1970-01-01T00:00:00.000Z'

/**
 * The latest of some times that the build has reached. For those times it decides what is past exactly as the build's
 * own time would, but it changes only when one of them passes, so that a page whose dates stand still is restored.
 */
export function asOf(times: readonly string[], now: Date = environment.buildTime): string {
  const passed = times.map((time) => Date.parse(time)).filter((time) => time <= now.getTime())
  return passed.length > 0 ? new Date(Math.max(...passed)).toISOString() : beforeAll
}

/** As `asOf`, for one entry's own page. */
export function asOfEntry(entry: EntryGroup['entries'][number]): string {
  return asOf(timesOf(entry))
}

/** What a page shows below its own text: everything that refers to the entry, and what is near to it. */
export interface Connections {
  readonly backlinks: readonly CardGroup[]
  readonly related: CardGroup | undefined
}

const relatedCount = 3

export function connectionsOf<K extends Kind>(
  kind: K,
  entry: EntriesByKind[K],
  graph: Graph,
  locale: Locale,
): Connections {
  const backlinks = graph.backlinks(entry.id, locale)
  const shown = new Set(backlinks.flatMap(({ entries }) => entries.map(({ id }) => id)))
  const near = graph
    .related(kind, entry, relatedCount + shown.size)
    .filter((each) => !shown.has(each.entry.id))
    .slice(0, relatedCount)
  const group = { kind, entries: near.map((each) => each.entry) } as unknown as EntryGroup
  return {
    backlinks: backlinks.map((each) => cardGroup(each, graph, locale)),
    related:
      near.length === 0
        ? undefined
        : {
            ...cardGroup(group, graph, locale),
            reasons: Object.fromEntries(
              near.map((each) => [each.entry.id, graph.links(each.shared, locale).map(({ title }) => title)]),
            ),
          },
  }
}
