import { expertInitial } from '../features/experts/names.ts'
import { nextDeadline } from '../features/programmes/model.ts'
import { countryName, formatMonth } from '../i18n/format.ts'
import { strings } from '../i18n/strings.ts'
import type { EntriesByKind, Graph } from '../relations/graph.ts'
import { environment } from '../site/current-environment.ts'
import { type InLanguage, type Locale, localeFacts, localise } from '../site/locales.ts'
import type { Facet, Section } from '../site/routes.ts'
import { yearOf } from '../ui/time.ts'
import { byName } from './lists.ts'

/** A section's entries that share one value of a facet: experts in a region, events of a year. */
export interface FacetValue<S extends Section = Section> {
  /** The segment of its path. */
  readonly value: string
  readonly label: InLanguage<string>
  readonly entries: readonly EntriesByKind[S][]
}

export interface FacetIndex<S extends Section = Section> {
  readonly by: Facet['by']
  readonly values: readonly FacetValue<S>[]
}

/** The ways to look through a section, each with its values that have entries. */
export function facetsOf(section: Section, graph: Graph, locale: Locale): FacetIndex[] {
  const own = (value: string): InLanguage<string> => ({ value, lang: locale })
  const country = (code: string) => own(countryName(code.toUpperCase(), locale))
  const text = strings(locale)
  const { expert, programme, university, event } = graph
  switch (section) {
    case 'expert': {
      const topics = new Map(graph.topic.map((topic) => [topic.slug, topic]))
      const slugs = new Map(graph.topic.map((topic) => [topic.id, topic.slug]))
      const sorted = byName(expert, locale)
      return [
        {
          by: 'topic',
          values: byLabel(
            group(
              sorted,
              ({ topics: ids }) => ids.flatMap((id) => slugs.get(id) ?? []),
              (slug) => localise(topics.get(slug)!.title, locale)!,
            ),
            locale,
          ),
        },
        {
          by: 'region',
          values: byLabel(
            group(sorted, ({ regions }) => regions.map((code) => code.toLowerCase()), country),
            locale,
          ),
        },
        {
          by: 'initial',
          values: byValue(
            group(
              sorted,
              (each) => [expertInitial(each)],
              (initial) => own(initial.toUpperCase()),
            ),
          ),
        },
      ]
    }
    case 'programme': {
      const sorted = byName(programme, locale)
      const month = (each: EntriesByKind['programme']) =>
        nextDeadline(each, environment.buildTime)?.slice(0, 7) ?? 'none'
      return [
        {
          by: 'line',
          values: group(
            sorted,
            ({ serviceLine }) => [serviceLine],
            (line) => own(text.serviceLines[line as keyof typeof text.serviceLines]),
          ),
        },
        {
          by: 'place',
          values: byLabel(
            group(sorted, ({ places }) => places.map((place) => place.country.toLowerCase()), country),
            locale,
          ),
        },
        {
          by: 'deadline',
          values: byValue(
            group(
              sorted,
              (each) => [month(each)],
              (value) => own(value === 'none' ? text.facets.noDeadline : formatMonth(value, locale)),
            ),
          ),
        },
      ]
    }
    case 'university':
      return [
        {
          by: 'place',
          values: byLabel(
            group(byName(university, locale), (each) => [each.country.toLowerCase()], country),
            locale,
          ),
        },
      ]
    case 'event':
      return [
        {
          by: 'year',
          values: byValue(
            group(
              event,
              ({ when }) => [String(yearOf(when))],
              (year) => own(formatYear(year, locale)),
            ),
          ).reverse(),
        },
      ]
    default:
      return []
  }
}

function formatYear(year: string, locale: Locale): string {
  return locale === 'en' ? year : `${year}年`
}

function group<Entry>(
  entries: readonly Entry[],
  valuesOf: (entry: Entry) => readonly string[],
  labelOf: (value: string) => InLanguage<string>,
): { value: string; label: InLanguage<string>; entries: Entry[] }[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const value of new Set(valuesOf(entry))) {
      const members = groups.get(value)
      if (members) members.push(entry)
      else groups.set(value, [entry])
    }
  }
  return [...groups].map(([value, members]) => ({ value, label: labelOf(value), entries: members }))
}

function byLabel<Value extends { label: InLanguage<string> }>(values: Value[], locale: Locale): Value[] {
  const collator = new Intl.Collator(localeFacts[locale].intl)
  return values.sort((a, b) => collator.compare(a.label.value, b.label.value))
}

function byValue<Value extends { value: string }>(values: Value[]): Value[] {
  return values.sort((a, b) => (a.value < b.value ? -1 : 1))
}
