import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../../sanity/document-type.ts'
import type { RedirectsQueryResult } from '../../sanity/types.generated.ts'
import { redirectProblem } from '../../site/redirects.ts'
import { redirectsQuery } from './query.ts'

const redirectModel = z.object({
  from: z.string().superRefine((from, context) => {
    const problem = redirectProblem(from)
    if (problem)
      context.addIssue({ code: 'custom', message: problem, params: { remedy: 'Correct the path' } })
  }),
  to: z.string(),
})

export type Redirect = Listing<typeof redirectModel>

type Raw = RedirectsQueryResult[number]

export const redirectType: DocumentType<Raw, typeof redirectModel> = {
  type: 'redirect',
  query: redirectsQuery,
  model: redirectModel,
  toModel: ({ _id, ...raw }: Filled<Raw>): z.input<typeof redirectModel> => raw,
  path: ({ from }) => from,
  // Where a page stands again at an old path, the page is what readers want.
  yieldsPath: true,
  references: ({ to }) => [{ field: 'to', id: to }],
}
