import type { SanityClient } from '@sanity/client'
import { parsePath } from '../src/site/routes.ts'

/** A change as an editor would publish it, and what it is, for the table. */
export interface Change {
  readonly name: string
  readonly apply: () => Promise<void>
}

/** One expert's summary; its own pages show it, and the cards of the directories. */
export async function changedExpert(client: SanityClient): Promise<Change> {
  const id = await client.fetch<string>(
    '*[_type == "expert" && sample && defined(summary[language == "en"][0].value)] | order(_id)[0]._id',
  )
  return {
    name: 'one changed expert',
    apply: async () => {
      const set = { 'summary[language == "en"].value': 'Studies what changes when one summary is changed.' }
      await client.patch(id).set(set).commit()
    },
  }
}

/** The institution that nearest to 200 pages show, under another name. */
export async function renamedInstitution(
  client: SanityClient,
  pagesByPath: ReadonlyMap<string, number>,
): Promise<Change> {
  const [path, pages] = [...pagesByPath].sort(([, a], [, b]) => Math.abs(a - 200) - Math.abs(b - 200))[0]!
  const route = parsePath(path)!.route as { kind: string; slug: string }
  const id = await client.fetch<string>('*[_type == $kind && slug.current == $slug][0]._id', { ...route })
  const kind = route.kind === 'university' ? 'university' : 'institution'
  return {
    name: `a renamed ${kind} that ${pages} pages link to`,
    apply: async () => {
      const set = { 'name[language == "en"].value': 'The Renamed University' }
      await client.patch(id).set(set).commit()
    },
  }
}

/** An article that no document but its translations' tie refers to. */
export async function deletedArticle(client: SanityClient): Promise<Change> {
  const [articles, referrers] = await Promise.all([
    client.fetch<string[]>(
      '*[_type == "newsArticle" && sample && language == "en"] | order(publishedAt)._id',
    ),
    client.fetch<string>('*[_type != "translation.metadata"]').then((documents) => JSON.stringify(documents)),
  ])
  const free = articles.filter((id) => !referrers.includes(`"_ref":"${id}"`))
  // From the middle: the pages of lists after it all change.
  const id = free[Math.floor(free.length / 2)]!
  return { name: 'one deleted article', apply: async () => void (await client.delete(id)) }
}
