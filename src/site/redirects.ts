import { parsePath } from './routes.ts'

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
