import { createDatasetClient } from '../src/sanity/client.ts'
import type { Environment } from '../src/site/environment.ts'
import type { DatasetFacts } from '../publish/publisher.ts'

// Published documents have no dot in their id; assets show only where something uses them.
const published =
  '*[_id in path("*") && !string::startsWith(_type, "sanity.") && !string::startsWith(_type, "system.")]'
const newestQuery = `
  ${published} | order(_updatedAt desc, _id) [0]
    { "transactionId": _rev, "at": _updatedAt, "documents": count(${published}) }
`
const scheduledQuery = `*[_type == "newsArticle" && _id in path("*") && publishedAt > $day].publishedAt`

/** In milliseconds. Times are compared as text first, and may be written in any zone. */
const day = 86_400_000

/** What the publish server asks of the dataset: of its API, not of its CDN, which may lag behind a webhook. */
export function datasetFacts(settings: Environment['dataset']): DatasetFacts {
  const client = createDatasetClient(settings).withConfig({ maxRetries: 1, timeout: 20_000 })
  return {
    newest: async () =>
      (await client.fetch<Awaited<ReturnType<DatasetFacts['newest']>> | null>(newestQuery)) ?? undefined,
    nextDue: async (after) => {
      const earliest = new Date(after.getTime() - day).toISOString()
      const times = await client.fetch<string[]>(scheduledQuery, { day: earliest })
      const due = times.map((time) => Date.parse(time)).filter((time) => time > after.getTime())
      return due.length === 0 ? undefined : new Date(Math.min(...due))
    },
  }
}
