import { DomUtils, parseDocument } from 'htmlparser2'
import { inject } from 'vitest'
import { foldersIn } from '../../scripts/sample-site.ts'

export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]
export type Node = Element['children'][number]

/** A page as it was built. */
export interface Page {
  /** The path that readers ask for. */
  readonly path: string
  readonly html: string
  readonly document: ReturnType<typeof parseDocument>
  readonly all: (tag: string) => Element[]
  readonly canonical: string | undefined
  readonly noindex: boolean
  readonly lang: string | undefined
  /** The alternates in its head, by hreflang. */
  readonly alternates: ReadonlyMap<string, string>
}

/** The origin that the sample site is built for. */
export const origin = 'https://hirep.example'

export function siteFolder(): string {
  return foldersIn(inject('sampleSite')).dist
}

export function readPages(files: ReadonlyMap<string, Buffer>): Page[] {
  return [...files]
    .filter(([file]) => file.endsWith('.html'))
    .map(([file, bytes]) => readPage('/' + file.replace(/(^|\/)index\.html$/, '$1'), bytes.toString()))
}

function readPage(path: string, html: string): Page {
  const document = parseDocument(html)
  const all = (tag: string) => DomUtils.getElementsByTagName(tag, document)
  const links = all('link')
  return {
    path,
    html,
    document,
    all,
    canonical: links.find(({ attribs }) => attribs.rel === 'canonical')?.attribs.href,
    noindex: all('meta').some(
      ({ attribs }) => attribs.name === 'robots' && attribs.content?.includes('noindex'),
    ),
    lang: all('html')[0]?.attribs.lang,
    alternates: new Map(
      links.flatMap(({ attribs }) => (attribs.hreflang ? [[attribs.hreflang, attribs.href ?? '']] : [])),
    ),
  }
}

/** Text nodes that a reader sees or hears, each with its nearest language. */
export function* texts(node: Node | Page['document'], lang = ''): Generator<{ text: string; lang: string }> {
  if (node.type === 'text') {
    yield { text: node.data, lang }
    return
  }
  if (!('children' in node) || node.type === 'script' || node.type === 'style') return
  const own = 'attribs' in node ? (node.attribs.lang ?? lang) : lang
  for (const child of node.children) yield* texts(child, own)
}
