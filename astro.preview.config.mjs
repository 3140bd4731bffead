// @ts-check
import node from '@astrojs/node'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('src/', import.meta.url))

/**
 * What the pages of the site get from a build, they get here from the snapshot of the dataset that answers a request:
 * each module on the left is replaced by the one on the right (and `astro:content` by collections.ts).
 *
 * @type {Record<string, string>}
 */
const replacements = {
  '../../sanity/bodies.ts': 'bodies.ts',
  './pipeline.ts': 'pictures.ts',
  '../relations/site-graph.ts': 'site-graph.ts',
}

/**
 * The pages of the site with drafts, rendered when they are asked for; `scripts/build-preview.ts` builds it, with
 * src/preview as its root. No setting is read here: the server reads them when it starts.
 */
export default defineConfig({
  srcDir: '.',
  publicDir: '../../public',
  outDir: process.env.OUT_DIR ?? '../../dist.preview',
  cacheDir: '../../.cache/preview',
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  server: { host: '127.0.0.1', port: 4322 },
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  build: { assets: 'assets', inlineStylesheets: 'never' },
  image: { service: { entrypoint: './picture-service.ts' } },
  vite: {
    // Before Astro's own plugin, which would resolve it first.
    resolve: { alias: { 'astro:content': `${source}preview/collections.ts` } },
    plugins: [
      tailwindcss(),
      {
        name: 'pages-from-a-snapshot',
        enforce: 'pre',
        resolveId(id, importer = '') {
          const isSite = importer.startsWith(source) && !importer.startsWith(`${source}preview/`)
          const replacement = isSite && replacements[id]
          return replacement ? `${source}preview/${replacement}` : undefined
        },
      },
    ],
    build: { assetsInlineLimit: 0 },
    // A server runs without node_modules.
    ssr: { noExternal: true },
  },
})
