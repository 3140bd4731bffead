import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome.ts'
import type { BuildReport, ReportedProblem } from './problems.ts'

const site = { builtAt: '2026-11-23T04:00:00Z', pages: 2031 }
const later = '2026-11-24T00:30:00Z'
const problems = [{} as ReportedProblem]

describe('how the last build went', () => {
  it.each<[string, BuildReport, string]>([
    [
      'a site was built',
      { outcome: 'built', reportedAt: site.builtAt, ...site },
      'The site was built on 23 Nov 2026, 12:00 Beijing time: 2,031 pages. Nothing was left out.',
    ],
    [
      'a site was built without something',
      { outcome: 'built', reportedAt: site.builtAt, ...site, problems },
      'The site was built on 23 Nov 2026, 12:00 Beijing time: 2,031 pages.',
    ],
    [
      'a build failed',
      { outcome: 'failed', reportedAt: later, ...site, problems },
      'The build of 24 Nov 2026, 08:30 Beijing time did not succeed: readers see the site as it was. ' +
        'That was built on 23 Nov 2026, 12:00 Beijing time: 2,031 pages.',
    ],
    [
      'the first build failed',
      { outcome: 'failed', reportedAt: later, problems },
      'The build of 24 Nov 2026, 08:30 Beijing time did not succeed: readers see the site as it was.',
    ],
    [
      'the content was read before anything was built',
      { outcome: 'read', reportedAt: later },
      'The content was read on 24 Nov 2026, 08:30 Beijing time; no site was built from it. ' +
        'Nothing would be left out.',
    ],
    [
      'the content was read after a build',
      { outcome: 'read', reportedAt: later, ...site, problems },
      'The content was read on 24 Nov 2026, 08:30 Beijing time; no site was built from it. ' +
        'The last one was built on 23 Nov 2026, 12:00 Beijing time: 2,031 pages.',
    ],
  ])('%s', (_name, report, words) => {
    expect(outcomeOf(report)).toBe(words)
  })
})
