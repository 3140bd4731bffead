import { type ReviewedThing, reviewDue, reviewedBefore } from '../../src/site/rules.ts'
import { documentTitle } from '../panes/document-title.ts'
import { stateOf } from '../schemas/previews.ts'

const filter = `(
  _type == "expert" && availability.reviewedOn < $availabilityBefore
  || _type == "university" && count(facts[verifiedOn < $factsBefore]) > 0
  || _type == "programme" && count(fees[verifiedOn < $factsBefore]) > 0
)`

/** What is past its review date, in the drafts perspective. */
export const overdueQuery = {
  fetch: `*[${filter}]{
    _id, _type, _originalId, "title": ${documentTitle},
    "checks": [
      ...select(availability.reviewedOn < $availabilityBefore =>
        [{"thing": "availability", "name": "Availability", "checkedOn": availability.reviewedOn}], []),
      ...coalesce(facts[verifiedOn < $factsBefore]{"thing": "fact", "name": fact, "checkedOn": verifiedOn}, []),
      ...coalesce(fees[verifiedOn < $factsBefore]{"thing": "fact", "name": "fee", "checkedOn": verifiedOn}, [])
    ]
  }`,
  listen: `*[${filter}]`,
}

/** @param today `YYYY-MM-DD` */
export function overdueParams(today: string) {
  return {
    availabilityBefore: reviewedBefore(today, 'availability'),
    factsBefore: reviewedBefore(today, 'fact'),
  }
}

export interface OverdueDocument {
  readonly _id: string
  readonly _type: string
  readonly _originalId?: string
  readonly title: string
  readonly checks: readonly { thing: ReviewedThing; name: string; checkedOn: string }[]
}

/** A document with something to check again. */
export interface Overdue {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly state: string
  /** What is to be checked, and since when, the longest overdue first. */
  readonly checks: readonly { name: string; checkedOn: string; dueOn: string }[]
}

/** The longest overdue first. */
export function byOverdue(documents: readonly OverdueDocument[]): Overdue[] {
  return documents
    .map(({ _id, _type, _originalId, title, checks }) => ({
      id: _id,
      type: _type,
      title,
      state: stateOf({ originalId: _originalId ?? _id }),
      checks: checks
        .map(({ thing, name, checkedOn }) => ({ name, checkedOn, dueOn: reviewDue(checkedOn, thing) }))
        .sort((a, b) => compare(a.dueOn, b.dueOn)),
    }))
    .sort((a, b) => compare(a.checks[0]?.dueOn ?? '', b.checks[0]?.dueOn ?? '') || compare(a.title, b.title))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How long something is overdue, in the largest unit that counts: “3 months”. */
export function overdueFor(dueOn: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)
  if (days < 1) return 'since today'
  if (days < 31) return `for ${count(days, 'day')}`
  if (days < 365) return `for ${count(Math.floor(days / 30.5), 'month')}`
  return `for ${count(Math.floor(days / 365), 'year')}`
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
