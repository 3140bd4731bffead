import { moment } from '../schemas/previews.ts'
import type { BuildReport } from './problems.ts'

/** How it went when the site was last built, or when its content was only read, in a sentence or two. */
export function outcomeOf({ outcome, reportedAt, builtAt, pages, problems }: BuildReport): string {
  const site = builtAt && pages ? `built on ${moment(builtAt)}: ${pages.toLocaleString('en-GB')} pages.` : ''
  const time = moment(reportedAt ?? builtAt ?? '')
  const nothing = (problems ?? []).length === 0
  switch (outcome) {
    case 'failed':
      return sentences(
        `The build of ${time} did not succeed: readers see the site as it was.`,
        site && `That was ${site}`,
      )
    case 'read':
      return sentences(
        `The content was read on ${time}; no site was built from it.`,
        nothing && 'Nothing would be left out.',
        site && `The last one was ${site}`,
      )
    default:
      return sentences(site && `The site was ${site}`, nothing && 'Nothing was left out.')
  }
}

function sentences(...all: readonly (string | false)[]): string {
  return all.filter(Boolean).join(' ')
}
