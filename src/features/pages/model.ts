import { z } from 'astro/zod'
import type { DocumentType, Filled, Listing } from '../../sanity/document-type.ts'
import type { PagesQueryResult } from '../../sanity/types.generated.ts'
import { pathFor } from '../../site/routes.ts'
import { linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { localeModel, requiredText, slugModel } from '../../ui/text.ts'
import { pagesQuery } from './query.ts'

const pageModel = z
  .object({
    language: localeModel,
    title: requiredText,
    slug: slugModel,
    summary: requiredText,
    body: portableTextModel,
  })
  .transform((page) => ({ ...page, linked: linkedIds(page.body, 'body') }))

/** A page without its text; `linked` are the links inside the text. */
export type Page = Listing<typeof pageModel, 'body'>

type Raw = PagesQueryResult[number]

export const pageType: DocumentType<Raw, typeof pageModel> = {
  type: 'page',
  query: pagesQuery,
  model: pageModel,
  toModel: ({ _id, ...raw }: Filled<Raw>): z.input<typeof pageModel> => raw,
  bodyField: 'body',
  path: ({ slug, language }) => pathFor({ kind: 'page', slug }, language),
  references: ({ linked }) => linked,
}
