import { documentTitle } from '../panes/document-title.ts'

/** What the build does about a problem, the worst first. The build writes them: src/sanity/problems.ts. */
const consequences = ['stops the build', 'document left out', 'part left out', 'held back'] as const
type Consequence = (typeof consequences)[number]

/** Something the last build found wrong, as the report holds it. */
export interface ReportedProblem {
  readonly _key: string
  readonly documentId: string
  readonly documentType: string
  readonly field: string
  readonly problem: string
  readonly remedy: string
  readonly consequence: Consequence
  readonly title?: string | null
}

/** The id in a problem that is no single document's: what fails for the whole site, or a type. */
export const noDocument = '*'

export interface BuildReport {
  /** Whether a site was built, or could not be, or the content was only read, as in development. */
  readonly outcome?: 'built' | 'failed' | 'read' | null
  readonly reportedAt?: string | null
  /** When the site that readers see was built, and how many pages it has; none before the first build. */
  readonly builtAt?: string | null
  readonly pages?: number | null
  readonly problems?: readonly ReportedProblem[] | null
}

const reportFilter = `_id == "site.buildReport"`

/** The report of the last build; null where none was written. Its id holds a dot: ask in the raw perspective. */
export const reportQuery = {
  fetch: `*[${reportFilter}][0]{
    outcome, reportedAt, builtAt, pages,
    problems[]{..., "title": coalesce(
      *[_id == "drafts." + ^.documentId][0]{"title": ${documentTitle}}.title,
      *[_id == ^.documentId][0]{"title": ${documentTitle}}.title
    )}
  }`,
  listen: `*[${reportFilter}]`,
}

/** What a consequence is called as a heading, and the colour it is shown in. */
export const consequenceLabels: Record<Consequence, { readonly heading: string; readonly tone: Tone }> = {
  'stops the build': { heading: 'Stops the build: the old site stays', tone: 'critical' },
  'document left out': { heading: 'Left out of the site', tone: 'critical' },
  'part left out': { heading: 'Shown without a part', tone: 'caution' },
  'held back': { heading: 'Waiting for their publishing time', tone: 'primary' },
}
type Tone = 'critical' | 'caution' | 'primary'

/** The problems by what the build did about them, the worst first; what there is none of is left out. */
export function byConsequence(
  problems: readonly ReportedProblem[],
): { readonly consequence: Consequence; readonly problems: readonly ReportedProblem[] }[] {
  return consequences
    .map((consequence) => ({
      consequence,
      problems: problems.filter((problem) => problem.consequence === consequence),
    }))
    .filter((group) => group.problems.length > 0)
}

/** What the last build found wrong with one document, the worst first. */
export function problemsOf(report: BuildReport | null | undefined, documentId: string): ReportedProblem[] {
  const id = documentId.replace(/^drafts\./, '')
  const own = (report?.problems ?? []).filter((problem) => problem.documentId === id)
  return byConsequence(own).flatMap(({ problems }) => problems)
}
