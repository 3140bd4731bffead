import type { NameForms } from './names.ts'

/** Turns Simplified into Traditional text, knowing nothing of names. */
export type Convert = (text: string) => string

/**
 * Text fields of news, pages and what their bodies hold, by name. What is not here stays: addresses, credits, bylines,
 * the names of sources and contacts.
 */
const textFields = new Set([
  'title',
  'standfirst',
  'summary',
  'alt',
  'caption',
  'text',
  'attribution',
  'cells',
])

/** Fields that hold names or addresses whole, whatever lies inside. */
const keptFields = new Set(['slug', 'source', 'mediaContact', 'translationOf', 'markDefs'])

/** OpenCC follows the school list of character forms; people in Hong Kong type these, and so does this site. */
const typed: ReadonlyMap<string, string> = new Map(
  ['羣群', '説說', '閲閱', '悦悅', '温溫', '户戶', '税稅', '脱脫', '鋭銳', '卧臥', '蜕蛻', '藴蘊'].map(
    (pair) => [pair.slice(0, 1), pair.slice(1)],
  ),
)

/**
 * Hong Kong usage by OpenCC, loaded when first asked for: its dictionary is a megabyte. Without its phrases for Hong
 * Kong, which rename people and places.
 */
export async function hongKongConverter(): Promise<Convert> {
  const { Converter } = await import('opencc-js/cn2t')
  const convert = Converter({ from: 'cn', to: 'hk' })
  return (text) => Array.from(convert(text), (character) => typed.get(character) ?? character).join('')
}

/** Converts a text and leaves the names in it as the dataset has them. */
export function convertText(text: string, convert: Convert, names: NameForms): string {
  return convertRuns([text], convert, names).join('')
}

/**
 * Converts every text of a value, however deep: text fields, Portable Text, alternative texts, captions, tables. Keys,
 * marks, references and everything else stay as they are. The value itself is not changed.
 */
export function convertValue<Value>(value: Value, convert: Convert, names: NameForms): Value {
  return walk(value, false, (texts) => convertRuns(texts, convert, names)) as Value
}

function walk(value: unknown, isText: boolean, convertAll: (texts: string[]) => string[]): unknown {
  if (typeof value === 'string') return isText ? convertAll([value])[0] : value
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, isText, convertAll))
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  if (value['_type'] === 'block' && Array.isArray(value['children'])) {
    return { ...value, children: convertChildren(value['children'], convertAll) }
  }
  return Object.fromEntries(
    entries.map(([key, field]) => [
      key,
      keptFields.has(key) || key.startsWith('_') ? field : walk(field, textFields.has(key), convertAll),
    ]),
  )
}

/** The text of a block is read through its spans: a name or a phrase may be partly in bold. */
function convertChildren(children: unknown[], convertAll: (texts: string[]) => string[]): unknown[] {
  const spans = children.filter(isSpan)
  const converted = convertAll(spans.map(({ text }) => text))
  const textOf = new Map(spans.map((span, index) => [span, converted[index] ?? '']))
  return children.map((child) =>
    isSpan(child) ? { ...child, text: textOf.get(child) } : walk(child, false, convertAll),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isSpan(child: unknown): child is { _type: 'span'; text: string } {
  return isRecord(child) && child['_type'] === 'span' && typeof child['text'] === 'string'
}

/** Converts texts that read on from one to the next, and returns as many. */
function convertRuns(texts: readonly string[], convert: Convert, names: NameForms): string[] {
  const whole = texts.join('')
  const results = texts.map(() => '')
  let position = 0
  const give = (from: number, to: number, convertPart: (part: string) => string) => {
    const part = whole.slice(from, to)
    const converted = [...convertPart(part)]
    const sameLength = converted.length === [...part].length
    let offset = 0
    for (const [index, text] of texts.entries()) {
      const start = Math.max(from, offset)
      const end = Math.min(to, offset + text.length)
      offset += text.length
      if (start >= end) continue
      if (sameLength) results[index] += converted.splice(0, [...whole.slice(start, end)].length).join('')
      // What became longer or shorter goes whole to where it begins.
      else results[index] += converted.splice(0).join('')
    }
  }
  for (const { start, end, form } of names.find(whole)) {
    if (start > position) give(position, start, convert)
    give(start, end, () => form)
    position = end
  }
  if (position < whole.length) give(position, whole.length, convert)
  return results
}
