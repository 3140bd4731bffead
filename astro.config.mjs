// @ts-check
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { environment } from './src/site/current-environment.ts'
import { pictureOriginals } from './src/ui/picture/pipeline.ts'

export default defineConfig({
  site: environment.siteUrl.origin,
  outDir: process.env.OUT_DIR ?? 'dist',
  // Outside node_modules, or `npm ci` would delete what the last build left to use again.
  cacheDir: environment.cacheDir + '/astro',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  integrations: [pictureOriginals(environment.cacheDir)],
  devToolbar: { enabled: false },
  build: { assets: 'assets', inlineStylesheets: 'never' },
  image: {
    // The least effort that AVIF takes: four times as fast as the usual one, for files a few per cent larger.
    service: { entrypoint: 'astro/assets/services/sharp', config: { avif: { effort: 2 } } },
  },
  experimental: { incrementalBuild: true },
  vite: {
    plugins: [tailwindcss()],
    // A script inside the page would be refused by the Content-Security-Policy, and loaded anew with every page.
    build: { assetsInlineLimit: 0 },
  },
})
