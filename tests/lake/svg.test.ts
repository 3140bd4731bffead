import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { clientOf, errorOf, lakeForTest } from './support.ts'

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">'

/** What the lake keeps of a drawing. */
async function stored(content: string, kind: 'image' | 'file' = 'image'): Promise<string> {
  const { lake } = await lakeForTest()
  const { url } = await clientOf(lake).assets.upload(kind, Buffer.from(content), { filename: 'a.svg' })
  return await (await fetch(url)).text()
}

const attacks: [string, string, RegExp][] = [
  ['a script', '<script>alert(1)</script>', /script|alert/],
  [
    'a script in the XHTML namespace',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    /alert/,
  ],
  ['an event handler', '<rect onload="alert(1)" width="1" height="1"/>', /onload|alert/],
  [
    'foreign content',
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x<iframe src="https://evil.example"/></p></foreignObject>',
    /foreignObject|iframe|evil/,
  ],
  ['a link elsewhere', '<a href="https://evil.example"><text>x</text></a>', /evil/],
  ['a link that acts', '<a xlink:href="javascript:alert(1)"><text>x</text></a>', /alert/],
  [
    'a link in data',
    '<a href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"><text>x</text></a>',
    /alert/,
  ],
  ['a picture elsewhere', '<image href="http://evil.example/x.png" width="1" height="1"/>', /evil/],
  [
    'a picture elsewhere, without a protocol',
    '<image xlink:href="//evil.example/x.png" width="1" height="1"/>',
    /evil/,
  ],
  ['parts of another drawing', '<use href="https://evil.example/x.svg#a"/>', /evil/],
  ['a style from elsewhere', '<style>@import "https://evil.example/x.css";</style>', /evil/],
  ['a style that reaches out', '<style>rect { fill: url(https://evil.example/x#y) }</style>', /evil/],
  [
    'a style that spells it otherwise',
    '<style>rect { fill: u\\72l(https://evil.example/x) }</style>',
    /evil/,
  ],
  [
    'a fill from elsewhere',
    '<rect fill="url( \'https://evil.example/x#y\' )" width="1" height="1"/>',
    /evil/,
  ],
  ['a style attribute', '<rect style="fill:url(//evil.example/x)" width="1" height="1"/>', /evil/],
  [
    'an animation of a link',
    '<a><set attributeName="href" to="javascript:alert(1)"/><text>x</text></a>',
    /alert/,
  ],
  ['a style sheet before the root', '', /evil/],
]

test.each(attacks)('%s is taken out of a drawing', async (_name, content, trace) => {
  const before = '<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>'
  const kept = await stored(`${before}${open}${content}<rect id="rest" width="4" height="3"/></svg>`)
  expect(kept).not.toMatch(trace)
  expect(kept).toContain('id="rest"')
  expect(kept).toMatch(/^<svg /)
})

test('what a drawing needs stays: gradients, clips, styles of its own, pictures within', async () => {
  const parts = [
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>',
    '<clipPath id="c"><rect width="4" height="3"/></clipPath></defs>',
    '<style>.a{fill:url(#g)}</style>',
    '<g clip-path="url(#c)"><rect class="a" width="4" height="3" transform="rotate(3)"/></g>',
    '<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>',
    '<use href="#c" x="2"/>',
    '<text font-size="3">香港 &amp; 倫敦</text>',
  ]
  const kept = await stored(`${open}${parts.join('')}</svg>`)
  for (const part of [
    'stop-color="#fff"',
    '.a{fill:url(#g)}',
    'clip-path="url(#c)"',
    'base64,iVBOR',
    '香港 &amp; 倫敦',
    'linearGradient',
    '<use href="#c"',
    'clipPath',
  ]) {
    expect(kept).toContain(part)
  }
})

test('its id is of what is stored, and storing that again is the same asset', async () => {
  const { client } = await lakeForTest()
  const first = await client.assets.upload('image', Buffer.from(`${open}<script>x</script></svg>`))
  const bytes = Buffer.from(await (await fetch(first.url)).arrayBuffer())
  const sha1 = createHash('sha1').update(bytes).digest('hex')
  expect(first).toMatchObject({ _id: `image-${sha1}-40x30-svg`, sha1hash: sha1, size: bytes.byteLength })
  expect((await client.assets.upload('image', bytes))._id).toBe(first._id)
})

test('a drawing that comes as a file is made safe as well, by its name or by its type', async () => {
  const drawing = `${open}<script>alert(1)</script></svg>`
  expect(await stored(drawing, 'file')).not.toMatch(/script/)
  const { client } = await lakeForTest()
  const options = { filename: 'a', contentType: 'Image/SVG+XML; charset=utf-8' }
  const { url } = await client.assets.upload('file', Buffer.from(drawing), options)
  expect(await (await fetch(url)).text()).not.toMatch(/script/)
})

test.each([
  ['compressed', gzipSync],
  ['in another encoding', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('a drawing that comes %s cannot be made safe, and is refused', async (_name, encode) => {
  const { client } = await lakeForTest()
  const bytes = encode(`${open}<script>alert(1)</script></svg>`)
  for (const options of [{}, { filename: 'a.svgz' }, { contentType: 'image/png' }]) {
    const error = await errorOf(client.assets.upload('image', bytes, options))
    expect(error).toMatchObject({ statusCode: 400, message: expect.stringMatching(/Invalid image/) })
  }
})

test.each([
  ['HTML', '<html><body><script>alert(1)</script></body></html>'],
  ['SVG without its namespace', '<svg width="4" height="3"/>'],
  ['broken XML', `${open}<rect></svg>`],
  [
    'entities that multiply',
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
  ],
])('%s is refused', async (_name, content) => {
  const { client } = await lakeForTest()
  const error = await errorOf(client.assets.upload('image', Buffer.from(content)))
  expect(error.statusCode).toBe(400)
  expect(error.message).toMatch(/Invalid image/)
})

test('a picture is what its bytes say, whatever its sender calls it', async () => {
  const { client } = await lakeForTest()
  const upload = client.assets.upload('image', Buffer.from(`${open}<script>x</script></svg>`), {
    contentType: 'image/png',
    filename: 'a.png',
  })
  expect(await upload).toMatchObject({ extension: 'svg', mimeType: 'image/svg+xml' })
})
