import type { z } from 'astro/zod'

/**
 * What the build does about something wrong in the content:
 * - `stops the build`: two documents claim one thing, or the site can't be whole; the old site stays.
 * - `document left out`: the site is built without the document.
 * - `part left out`: the document is shown without the part that is wrong.
 * - `held back`: nothing is wrong; the document waits for its publishing time.
 */
export type Consequence = 'stops the build' | 'document left out' | 'part left out' | 'held back'

/** Something an editor should know about a document, in the editor's words. */
export interface Problem {
  readonly documentId: string
  readonly documentType: string
  /** The field's path as Studio shows it, such as `body[3].rows`; empty where it is the whole document. */
  readonly field: string
  readonly problem: string
  readonly remedy: string
  readonly consequence: Consequence
}

export function formatProblem({
  documentId,
  documentType,
  field,
  problem,
  remedy,
  consequence,
}: Problem): string {
  return `${documentType} “${documentId}”${field && `, ${field}`}: ${problem}. ${remedy}. (${consequence})`
}

/** Thrown when the build has to stop; its message lists every problem. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(
      `The content can’t be published as it is:\n${problems.map((problem) => `  - ${formatProblem(problem)}`).join('\n')}`,
    )
    this.problems = problems
  }
}

/** Thrown when the dataset can't be read; its message says which host was asked, what it answered, and what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError'
}

/** A path of keys as Studio writes it: `body[3].rows`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** What a failed validation means and what to do, from Zod's own description of it. */
export function explainIssue(issue: z.core.$ZodIssue): { readonly problem: string; readonly remedy: string } {
  if (issue.code === 'custom') {
    const remedy = issue.params?.['remedy']
    return { problem: issue.message, remedy: typeof remedy === 'string' ? remedy : 'Correct the field' }
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return { problem: 'is missing', remedy: 'Fill in the field' }
  }
  if (issue.code === 'invalid_union' && issue.path.at(-1) === '_type') {
    return {
      problem: 'is of a type that the site does not know',
      remedy: 'Remove the block, or update the site',
    }
  }
  if (issue.code === 'invalid_value') {
    return { problem: `is not one of ${issue.values.join(', ')}`, remedy: 'Choose one of them' }
  }
  if (issue.code === 'too_small') return { problem: 'is empty or too small', remedy: 'Fill in the field' }
  return { problem: `is not valid (${issue.message})`, remedy: 'Correct the field' }
}
