import { z } from 'astro/zod'
import { calloutTones, isRectangular, safeHref, unknownMark } from '../../site/rules.ts'
import { pictureModel } from '../picture/model.ts'
import { requiredText } from '../text.ts'

const _key = z.string()

/** An address that may stand in `href`: see `safeHref`. */
export const hrefModel = z.string().transform((href, context) => {
  const safe = safeHref(href)
  if (safe !== undefined) return safe
  context.addIssue({
    code: 'custom',
    message: `“${href.slice(0, 80)}” is not an address that a page may link to`,
    params: { remedy: 'Use a full address that begins with https://, http://, mailto: or tel:' },
  })
  return z.NEVER
})

const markDef = z.discriminatedUnion('_type', [
  z.object({ _type: z.literal('link'), _key, href: hrefModel }),
  z.object({ _type: z.literal('internalLink'), _key, target: z.object({ _ref: z.string() }) }),
])

const span = z.object({
  _type: z.literal('span'),
  _key,
  text: z.string(),
  marks: z.array(z.string()).optional(),
})

/** Refuses a mark that nothing says the meaning of. */
function marksAreKnown(block: Parameters<typeof unknownMark>[0], context: z.RefinementCtx): void {
  const mark = unknownMark(block)
  if (mark === undefined) return
  context.addIssue({
    code: 'custom',
    message: `has text with the mark “${mark.slice(0, 80)}”, which is neither an emphasis nor a link of the block`,
    params: { remedy: 'Write that text anew, or update the site' },
  })
}

const plainBlockFields = {
  _type: z.literal('block'),
  _key,
  style: z.literal('normal').optional(),
  children: z.array(span),
  markDefs: z.array(markDef).optional(),
}

const plainBlock = z.object(plainBlockFields).superRefine(marksAreKnown)

/** Short text with links only: footnotes and callouts. */
export const plainTextModel = z.array(plainBlock).min(1)

const footnote = z.object({ _type: z.literal('footnote'), _key, text: plainTextModel })

const block = z
  .object({
    ...plainBlockFields,
    style: z.enum(['normal', 'h2', 'h3']).optional(),
    listItem: z.enum(['bullet', 'number']).optional(),
    level: z.number().int().min(1).optional(),
    children: z.array(z.discriminatedUnion('_type', [span, footnote])),
  })
  .superRefine(marksAreKnown)

const table = z
  .object({
    _type: z.literal('table'),
    _key,
    caption: requiredText,
    rows: z.array(z.object({ cells: z.array(z.string()).min(1) })).min(2),
    firstColumnIsHeading: z.boolean().optional(),
  })
  .refine(({ rows }) => isRectangular(rows.map(({ cells }) => cells)), {
    path: ['rows'],
    message: 'has rows of different length',
    params: { remedy: 'Give every row as many cells as the heading has' },
  })

/** The body of an article, a page or a profile. A block of an unknown type is refused, never hidden. */
export const portableTextModel = z
  .array(
    z.discriminatedUnion('_type', [
      block,
      z.object({ ...pictureModel.shape, _type: z.literal('picture'), _key }),
      z.object({
        _type: z.literal('pullQuote'),
        _key,
        text: requiredText,
        attribution: z.string().optional(),
      }),
      z.object({
        _type: z.literal('callout'),
        _key,
        tone: z.enum(calloutTones),
        title: z.string().optional(),
        text: plainTextModel,
      }),
      table,
      z.object({
        _type: z.literal('videoLink'),
        _key,
        title: requiredText,
        href: hrefModel,
        // Optional here, though Studio asks for it: a poster whose file was deleted is left out, the link stays.
        poster: pictureModel.optional(),
        durationSeconds: z.number().positive().optional(),
      }),
    ]),
  )
  .min(1)

export type PortableText = z.output<typeof portableTextModel>
export type PortableTextBlock = PortableText[number]

/** The ids that links inside the text lead to, with the place of each. */
export function linkedIds(text: PortableText, field: string): { field: string; id: string }[] {
  return text.flatMap((item, index) => {
    const at = `${field}[${index}]`
    const own = item._type === 'block' ? internalLinks(item.markDefs, at) : []
    const notes =
      item._type === 'block'
        ? item.children.flatMap((child) => (child._type === 'footnote' ? child.text : []))
        : []
    const inner = item._type === 'callout' ? item.text : notes
    return [...own, ...inner.flatMap((block) => internalLinks(block.markDefs, at))]
  })
}

function internalLinks(markDefs: z.output<typeof markDef>[] | undefined, field: string) {
  return (markDefs ?? []).flatMap((mark) =>
    mark._type === 'internalLink' ? [{ field, id: mark.target._ref }] : [],
  )
}
