import { emphases } from '../../site/rules.ts'
import type { PortableText, PortableTextBlock } from './model.ts'

export type Block = Extract<PortableTextBlock, { _type: 'block' }>
export type Inline = Block['children'][number]
export type Span = Extract<Inline, { _type: 'span' }>
export type Footnote = Extract<Inline, { _type: 'footnote' }>
export type MarkDef = NonNullable<Block['markDefs']>[number]

/** Where a link inside the text leads, by the id of the entry. */
export type TextLinks = Readonly<
  Record<string, { readonly href: string; readonly title: string; readonly hreflang: string }>
>

export interface List {
  readonly _type: 'list'
  readonly ordered: boolean
  readonly items: readonly ListItem[]
}

export interface ListItem {
  readonly block: Block
  /** The lists inside the item, one after another. */
  readonly lists: readonly List[]
}

/** A text with its list items, which stand flat among the other blocks, gathered into lists by kind and level. */
export function withLists(text: PortableText): (Exclude<PortableTextBlock, Block> | Block | List)[] {
  const parts: (PortableTextBlock | List)[] = []
  for (let index = 0; index < text.length;) {
    const item = text[index]!
    if (!isListItem(item)) {
      parts.push(item)
      index++
      continue
    }
    const run = listItemsFrom(text, index)
    parts.push(...nested(run))
    index += run.length
  }
  return parts
}

function isListItem(item: PortableTextBlock | undefined): item is Block {
  return item?._type === 'block' && item.listItem !== undefined
}

function listItemsFrom(text: PortableText, start: number): Block[] {
  const end = text.findIndex((item, index) => index > start && !isListItem(item))
  return text.slice(start, end === -1 ? undefined : end) as Block[]
}

/** A level that is skipped (1, then 3) counts as the next one. */
function nested(run: readonly Block[]): List[] {
  const lists: { _type: 'list'; ordered: boolean; items: ListItem[] }[] = []
  const top = run[0]?.level ?? 1
  for (let index = 0; index < run.length;) {
    const block = run[index]!
    const next = run.findIndex((each, at) => at > index && (each.level ?? 1) <= top)
    const inner = run.slice(index + 1, next === -1 ? undefined : next)
    const ordered = block.listItem === 'number'
    const item = { block, lists: nested(inner) }
    const list = lists.at(-1)
    if (list?.ordered === ordered) list.items.push(item)
    else lists.push({ _type: 'list', ordered, items: [item] })
    index += 1 + inner.length
  }
  return lists
}

/** The footnotes of a text in the order in which a reader meets them. */
export function footnotesOf(text: PortableText): Footnote[] {
  return text.flatMap((item) =>
    item._type === 'block' ? item.children.filter((child) => child._type === 'footnote') : [],
  )
}

export interface MarkedText {
  readonly _type: 'marked'
  readonly mark: (typeof emphases)[number] | MarkDef
  readonly children: readonly (MarkedText | Footnote | string)[]
}

/** Spans as a tree: neighbours that share a mark share one element, so a link around an emphasis stays one link. */
export function markedTree(
  children: readonly Inline[],
  markDefs: readonly MarkDef[],
): (MarkedText | Footnote | string)[] {
  return gather(
    children.map((child) => ({ child, marks: child._type === 'span' ? linksFirst(child, markDefs) : [] })),
    markDefs,
  )
}

interface Pending {
  readonly child: Inline
  readonly marks: readonly string[]
}

function gather(
  pending: readonly Pending[],
  markDefs: readonly MarkDef[],
): (MarkedText | Footnote | string)[] {
  const tree: (MarkedText | Footnote | string)[] = []
  for (let index = 0; index < pending.length;) {
    const { child, marks } = pending[index]!
    const [mark] = marks
    if (mark === undefined) {
      if (child._type === 'footnote') tree.push(child)
      else if (child.text !== '') tree.push(child.text)
      index++
      continue
    }
    const end = pending.findIndex((each, at) => at > index && each.marks[0] !== mark)
    const run = pending.slice(index, end === -1 ? undefined : end)
    const inner = run.map((each) => ({ child: each.child, marks: each.marks.slice(1) }))
    tree.push({ _type: 'marked', mark: markOf(mark, markDefs), children: gather(inner, markDefs) })
    index += run.length
  }
  return tree
}

function linksFirst({ marks = [] }: Span, markDefs: readonly MarkDef[]): string[] {
  const isLink = (mark: string) => markDefs.some(({ _key }) => _key === mark)
  return [...marks.filter(isLink), ...marks.filter((mark) => !isLink(mark)).sort()]
}

/** @throws Error for a mark that nothing says the meaning of, which the model refuses */
function markOf(mark: string, markDefs: readonly MarkDef[]): MarkedText['mark'] {
  const known = emphases.find((emphasis) => emphasis === mark) ?? markDefs.find(({ _key }) => _key === mark)
  if (!known) throw new Error(`A text has the mark “${mark}”, which the model should have refused`)
  return known
}

/** The attributes of a link; undefined where the entry that it leads to isn't on the site, so that only its words stand. */
export function linkOf(
  mark: MarkDef,
  links: TextLinks,
  locale: string,
): { href: string; rel?: string; hreflang?: string; class?: string } | undefined {
  if (mark._type === 'link') {
    const { href } = mark
    if (href.startsWith('http')) return { href, rel: 'external' }
    return { href, ...(href.startsWith('tel:') ? { class: 'nobr' } : {}) }
  }
  const link = links[mark.target._ref]
  return link && { href: link.href, ...(link.hreflang === locale ? {} : { hreflang: link.hreflang }) }
}

/** Made from the key of the block, so that a link to a heading survives a change of its words. */
export function headingId({ _key }: Block): string {
  return `part-${_key}`
}

export function noteId(position: number): string {
  return `note-${position}`
}

export function noteReferenceId(position: number): string {
  return `note-reference-${position}`
}
