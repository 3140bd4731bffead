import { describe, expect, test } from 'vitest'
import type { PortableText } from './model.ts'
import { type Block, footnotesOf, type Inline, linkOf, markedTree, withLists } from './parts.ts'

const span = (text: string, ...marks: string[]): Inline => ({ _type: 'span', _key: text, text, marks })
const note = (key: string): Inline => ({
  _type: 'footnote',
  _key: key,
  text: [{ _type: 'block', _key: 'n', children: [{ _type: 'span', _key: 's', text: key }] }],
})
const item = (text: string, level: number, listItem: 'bullet' | 'number' = 'bullet'): Block => ({
  _type: 'block',
  _key: text,
  listItem,
  level,
  children: [span(text)],
})
const paragraph = (text: string): Block => ({ _type: 'block', _key: text, children: [span(text)] })

/** A list as text: `ul[a ol[b]]`. */
function outline(parts: ReturnType<typeof withLists>): string {
  return parts
    .map((part) => {
      if (part._type === 'list') {
        const items = part.items.map(({ block, lists }) =>
          [outline([block]), outline([...lists])].filter(Boolean).join(' '),
        )
        return `${part.ordered ? 'ol' : 'ul'}[${items.join(', ')}]`
      }
      return part._key ?? ''
    })
    .join(' ')
}

describe('lists', () => {
  test('are gathered from the blocks around them', () => {
    const text: PortableText = [
      paragraph('p'),
      item('a', 1),
      item('b', 1),
      paragraph('q'),
      item('c', 1, 'number'),
    ]
    expect(outline(withLists(text))).toBe('p ul[a, b] q ol[c]')
  })

  test('nest by level, and end where the kind changes', () => {
    const text = [
      item('a', 1),
      item('b', 2, 'number'),
      item('c', 2, 'number'),
      item('d', 1),
      item('e', 1, 'number'),
    ]
    expect(outline(withLists(text))).toBe('ul[a ol[b, c], d] ol[e]')
  })

  test('keep items of a skipped or a wrong level', () => {
    expect(outline(withLists([item('a', 1), item('b', 3), item('c', 2)]))).toBe('ul[a ul[b, c]]')
    expect(outline(withLists([item('a', 2), item('b', 1)]))).toBe('ul[a, b]')
  })
})

describe('marks', () => {
  test('that neighbours share become one element, links outermost', () => {
    const link = { _type: 'link' as const, _key: 'l', href: 'https://example.org/' }
    expect(markedTree([span('a'), span('b', 'em', 'l'), span('c', 'l')], [link])).toEqual([
      'a',
      { _type: 'marked', mark: link, children: [{ _type: 'marked', mark: 'em', children: ['b'] }, 'c'] },
    ])
  })
})

test('footnotes come in reading order, and empty spans leave nothing', () => {
  const text: PortableText = [
    { _type: 'block', _key: 'a', children: [span('x'), note('1'), span('')] },
    { _type: 'block', _key: 'b', children: [note('2')] },
  ]
  expect(footnotesOf(text).map(({ _key }) => _key)).toEqual(['1', '2'])
  expect(markedTree((text[0] as Block).children, [])).toHaveLength(2)
})

describe('links', () => {
  const inside = { _type: 'internalLink' as const, _key: 'm', target: { _ref: 'a' } }

  test('inside the site say when they lead to another language', () => {
    const links = { a: { href: '/news/a/', title: 'A', hreflang: 'en' } }
    expect(linkOf(inside, links, 'en')).toEqual({ href: '/news/a/' })
    expect(linkOf(inside, links, 'zh-Hans')).toEqual({ href: '/news/a/', hreflang: 'en' })
  })

  test('to an entry that is not on the site are no links', () => {
    expect(linkOf(inside, {}, 'en')).toBeUndefined()
  })

  test('to other sites are marked as such, addresses of people are not', () => {
    expect(linkOf({ _type: 'link', _key: 'm', href: 'https://example.org/' }, {}, 'en')).toEqual({
      href: 'https://example.org/',
      rel: 'external',
    })
    expect(linkOf({ _type: 'link', _key: 'm', href: 'mailto:a@example.org' }, {}, 'en')).toEqual({
      href: 'mailto:a@example.org',
    })
  })
})
