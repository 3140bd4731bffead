import { z } from 'astro/zod'
import { type DocumentType, type Filled, type Listing, listReferences } from '../../sanity/document-type.ts'
import type { NewsQueryResult } from '../../sanity/types.generated.ts'
import { pathFor } from '../../site/routes.ts'
import { changeKinds, newsCategories } from '../../site/rules.ts'
import { pictureModel } from '../../ui/picture/model.ts'
import { hrefModel, linkedIds, portableTextModel } from '../../ui/portable-text/model.ts'
import { emailModel, localeModel, requiredText, slugModel, timeModel } from '../../ui/text.ts'
import { newsQuery } from './query.ts'

const newsModel = z
  .object({
    language: localeModel,
    title: requiredText,
    slug: slugModel,
    standfirst: requiredText,
    category: z.enum(newsCategories),
    topics: z.array(z.string()),
    publishedAt: timeModel,
    updatedAt: timeModel.optional(),
    byline: z.string().optional(),
    leadPicture: pictureModel.optional(),
    source: z.object({ name: requiredText, url: hrefModel.optional() }).optional(),
    mediaContact: z
      .object({ name: requiredText, email: emailModel.optional(), telephone: z.string().optional() })
      .optional(),
    changeNotes: z.array(z.object({ date: timeModel, kind: z.enum(changeKinds), text: requiredText })),
    about: z.array(z.string()),
    sample: z.boolean(),
    body: portableTextModel,
  })
  .transform((article) => ({ ...article, linked: linkedIds(article.body, 'body') }))

/** A news article without its text; `linked` are the links inside the text. */
export type NewsArticle = Listing<typeof newsModel, 'body'>

type Raw = NewsQueryResult[number]

function toModel({ _id, ...raw }: Filled<Raw>): z.input<typeof newsModel> {
  return {
    ...raw,
    topics: raw.topics ?? [],
    changeNotes: raw.changeNotes ?? [],
    about: raw.about ?? [],
    sample: raw.sample ?? false,
  }
}

export const newsType: DocumentType<Raw, typeof newsModel> = {
  type: 'newsArticle',
  query: newsQuery,
  model: newsModel,
  toModel,
  bodyField: 'body',
  path: ({ slug, language }) => pathFor({ kind: 'newsArticle', slug }, language),
  notBefore: ({ publishedAt }) => publishedAt,
  references: ({ topics, about, linked }) => [
    ...listReferences('topics', topics),
    ...listReferences('about', about),
    ...linked,
  ],
}
