/** What a page may load beyond the site's own files, and which pages may show it in a frame. */
interface Allowed {
  readonly pictures?: readonly string[]
  readonly frameAncestors?: readonly string[]
}

/** The Content-Security-Policy of the site's pages. */
export function contentSecurityPolicy({ pictures = [], frameAncestors = [] }: Allowed = {}): string {
  return [
    "default-src 'none'",
    // Pagefind searches with a WebAssembly module.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    ["img-src 'self' data:", ...pictures].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
  ].join('; ')
}
