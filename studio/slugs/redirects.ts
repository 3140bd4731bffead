import type { SanityClient } from '@sanity/client'
import { getPublishedId } from 'sanity'
import { pathsOf, type SluggedDocument } from './paths.ts'

type Identified = SluggedDocument & { readonly _id: string }

/** The paths that a document leaves when what is published is replaced by its draft. */
export function formerPaths(published: SluggedDocument, draft: SluggedDocument): string[] {
  const next = new Set(pathsOf(draft))
  return next.size === 0 ? [] : pathsOf(published).filter((path) => !next.has(path))
}

/**
 * Sees that old paths lead to a document: one transaction, to be committed *before* the document is published under its
 * new slug. If publishing then fails, nothing is lost: while the page still stands at the old path, the build lets the
 * redirect yield to it. Done twice, it changes nothing more. A redirect that held one of the paths, from when another
 * document had it, now leads here.
 */
export async function leaveRedirects(
  client: SanityClient,
  id: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return
  const published = client.withConfig({ perspective: 'raw' })
  const held = await published.fetch<{ _id: string; from: string }[]>(
    '*[_type == "redirect" && from in $paths && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]{_id, from}',
    { paths },
  )
  const to = { _type: 'reference', _ref: getPublishedId(id), _weak: true }
  const transaction = client.transaction()
  for (const from of paths) {
    const there = held.filter((redirect) => redirect.from === from)
    if (there.length === 0)
      transaction.createOrReplace({ _id: redirectId(from), _type: 'redirect', from, to })
    for (const redirect of there) transaction.patch(redirect._id, { set: { to } })
  }
  await transaction.commit()
}

/**
 * Removes redirects to a document from its own present paths, which A → B → A leaves. To be called once the document is
 * published there: sooner, the old path could be without either. Redirects to others stay; the build lets them yield.
 */
export async function removeOwnRedirects(client: SanityClient, document: Identified): Promise<void> {
  const paths = pathsOf(document)
  if (paths.length === 0) return
  const own = await client
    .withConfig({ perspective: 'raw' })
    .fetch<string[]>('*[_type == "redirect" && from in $paths && to._ref == $id]._id', {
      paths,
      id: getPublishedId(document._id),
    })
  if (own.length === 0) return
  const transaction = client.transaction()
  for (const id of own) transaction.delete(id)
  await transaction.commit()
}

/** The id of the redirect from a path. No path segment holds an underscore, so no two paths share one. */
export function redirectId(path: string): string {
  return `redirect-${path.split('/').filter(Boolean).join('_')}`
}

/** A redirect to another document from one of a document's paths, if there is one. */
export async function redirectToAnother(
  client: SanityClient,
  document: Identified,
): Promise<{ readonly from: string } | null> {
  return client.withConfig({ perspective: 'raw' }).fetch<{ from: string } | null>(
    // `to` of a redirect that is being written may still be empty.
    '*[_type == "redirect" && from in $paths && coalesce(to._ref, "") != $id][0]{from}',
    { paths: pathsOf(document), id: getPublishedId(document._id) },
  )
}
