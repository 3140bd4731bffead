import rss from '@astrojs/rss'
import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { newsFeed } from '../../../features/news/feed.ts'
import { strings } from '../../../i18n/strings.ts'
import { staticPaths } from '../../../layouts/frame.ts'
import { environment } from '../../../site/current-environment.ts'

export const getStaticPaths = () =>
  staticPaths((locale, graph) => [
    {
      props: {
        articles: graph
          .newsIn(locale)
          .filter(({ sample }) => !sample)
          .slice(0, 30),
      },
    },
  ])

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({
  props: { articles, frame, locale },
}) =>
  rss(
    newsFeed(articles, {
      name: frame.name.value,
      description: strings(locale).news.description,
      locale,
      siteUrl: environment.siteUrl,
    }),
  )
