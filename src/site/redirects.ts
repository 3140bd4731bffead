import { parsePath, pathFor } from './routes.ts'

const pathPattern = /^\/(?:[a-z0-9-]+\/)+$/

/** Longer ones are refused by hosts that read redirects from a file. */
const maxLength = 500

/** Folders of the built site that hold no pages. */
const ownFolders = ['assets', 'pagefind']

/** @returns why no redirect can start at a path, in words for an editor; undefined where one can */
export function redirectProblem(from: string): string | undefined {
  if (!pathPattern.test(from)) {
    return 'must begin and end with a slash and hold only lower-case letters, digits and hyphens, such as /news/old-title/'
  }
  if (from.length > maxLength) return `is longer than ${maxLength} characters`
  const route = parsePath(from)?.route
  if ((route && !('slug' in route)) || ownFolders.includes(from.split('/')[1] ?? '')) {
    return `“${from}” is an address of the site itself, such as a list; only a page’s old address can lead elsewhere`
  }
  return undefined
}

/** An old path and the one that it leads to. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** The list of a topic's experts lies at the topic's slug too: how it moves with the topic's page, for no other page. */
export function moveOfList({ from, to }: Move): Move | undefined {
  const [old, now] = [listOfTopic(from), listOfTopic(to)]
  return old !== undefined && now !== undefined ? { from: old, to: now } : undefined
}

function listOfTopic(path: string): string | undefined {
  const parsed = parsePath(path)
  if (parsed?.route.kind !== 'topic') return undefined
  return pathFor({ kind: 'facet', section: 'expert', by: 'topic', value: parsed.route.slug }, parsed.locale)
}
