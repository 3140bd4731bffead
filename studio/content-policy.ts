/**
 * The Content-Security-Policy under which a Studio of a local lake is served: it reaches the lake, its own server and
 * the previews, and nobody else. Studio would otherwise ask Sanity's servers for a font, for news of versions and for a
 * script of its dashboard, and report errors there.
 *
 * @param lakeUrl as `http://127.0.0.1:3900`
 * @param previewUrl origin of the preview server, if there is one
 */
export function localContentPolicy(lakeUrl: string, previewUrl: string | undefined): string {
  const lake = `${lakeUrl} ${lakeUrl.replace(/^http/, 'ws')}`
  const preview = previewUrl ? ` ${previewUrl}` : ''
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' data: blob: ${lakeUrl}${preview}`,
    `media-src 'self' data: blob: ${lakeUrl}`,
    `connect-src 'self' data: blob: ${lake}${preview}`,
    `frame-src 'self' ${lakeUrl}${preview}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')
}
