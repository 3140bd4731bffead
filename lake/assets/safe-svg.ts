import { httpError } from '../http/errors.ts'

/** In bytes: a drawing is text; what is longer is no drawing that an editor would make. */
const MAX_SVG = 4 * 1024 * 1024

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/** What a drawing may point at: its own parts, and pictures that it carries along. */
const OWN_REFERENCE = /^\s*(#|data:image\/(png|jpeg|gif|webp|avif);base64,)/i

/** `url(…)` in a style or an attribute, with what it points at. */
const STYLE_URL = /url\(\s*(['"]?)(.*?)\1\s*\)/gi

/** Whether bytes are text that begins like XML: nothing else that is taken for a picture does. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(new TextDecoder().decode(bytes.subarray(0, 256)))
}

/**
 * The same drawing without anything that acts or reaches out: scripts, event handlers, foreign content, animation of
 * attributes, references to other addresses. Done again it changes nothing more.
 * @throws 400 for what is no SVG, 413 for what is too long
 */
export async function safeSvg(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.byteLength > MAX_SVG) throw httpError(413, `An SVG may have up to ${MAX_SVG} bytes`)
  const [{ JSDOM }, { default: createPurifier }] = await Promise.all([import('jsdom'), import('dompurify')])
  const { window } = new JSDOM('')
  const purifier = createPurifier(window)
  purifier.addHook('uponSanitizeAttribute', (_node, attribute) => {
    const { attrName, attrValue } = attribute
    const stays = /(^|:)href$/i.test(attrName) ? OWN_REFERENCE.test(attrValue) : isOwnStyle(attrValue)
    if (!stays) attribute.keepAttr = false
  })
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'style' && !isOwnStyle(node.textContent ?? '')) node.textContent = ''
  })
  const body = purifier.sanitize(rootOf(bytes, JSDOM), {
    USE_PROFILES: { svg: true, svgFilters: true },
    // Repeats a part of the same drawing: references to anything else are taken out above.
    ADD_TAGS: ['use'],
    KEEP_CONTENT: false,
    RETURN_DOM: true,
  }) as unknown as HTMLElement
  const root = body.firstElementChild
  if (root?.localName !== 'svg') throw httpError(400, 'Invalid image: nothing of this SVG could be kept')
  return Buffer.from(new window.XMLSerializer().serializeToString(root))
}

/** The root element as text, without what stands before it: processing instructions and document types. */
function rootOf(bytes: Uint8Array, JSDOM: typeof import('jsdom').JSDOM): string {
  let root: Element
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (/<!ENTITY/i.test(text)) throw new Error('save it without entities')
    root = new JSDOM(text, { contentType: 'application/xml' }).window.document.documentElement
  } catch (error) {
    throw httpError(400, `Invalid image: no readable SVG (${error instanceof Error ? error.message : ''})`)
  }
  if (root.localName === 'svg' && root.namespaceURI === SVG_NAMESPACE) return root.outerHTML
  throw httpError(400, `Invalid image: expected <svg xmlns="${SVG_NAMESPACE}">, got <${root.localName}>`)
}

/** Whether a style or an attribute stays within the drawing. Escapes could spell anything, so none is taken. */
function isOwnStyle(text: string): boolean {
  if (text.includes('\\') || /@import|image-set|(^|[^-\w])src\s*\(/i.test(text)) return false
  const urls = [...text.matchAll(STYLE_URL)]
  const spelled = text.match(/url\s*\(/gi) ?? []
  return urls.length === spelled.length && urls.every((url) => OWN_REFERENCE.test(url[2] ?? ''))
}
