import { describe, expect, it } from 'vitest'
import { byConsequence, problemsOf, type ReportedProblem } from './problems.ts'

const problem = (documentId: string, consequence: ReportedProblem['consequence']): ReportedProblem => ({
  _key: `${documentId}-${consequence}`,
  documentId,
  documentType: 'newsArticle',
  field: 'title',
  problem: 'is missing',
  remedy: 'Fill in the field',
  consequence,
})
const problems = [
  problem('a', 'held back'),
  problem('b', 'part left out'),
  problem('a', 'document left out'),
  problem('c', 'stops the build'),
]

describe('the build’s report', () => {
  it('puts the worst first and leaves out what there is none of', () => {
    expect(byConsequence(problems.slice(0, 3)).map(({ consequence }) => consequence)).toEqual([
      'document left out',
      'part left out',
      'held back',
    ])
  })

  it('tells of a document and its draft alike', () => {
    const report = { problems }
    expect(problemsOf(report, 'drafts.a').map(({ consequence }) => consequence)).toEqual([
      'document left out',
      'held back',
    ])
    expect(problemsOf(report, 'd')).toEqual([])
  })

  it('says nothing before the first build', () => {
    expect(problemsOf(null, 'a')).toEqual([])
    expect(problemsOf({ problems: null }, 'a')).toEqual([])
  })
})
