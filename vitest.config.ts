import { defineConfig } from 'vitest/config'

// Modules that read the environment when they are loaded need a dataset's address; no unit test asks it anything.
const env = { SANITY_API_HOST: 'http://127.0.0.1:9', BUILD_TIME: '2026-11-23T00:00:00Z' }

export default defineConfig({
  test: {
    // A test that holds no assertion, or a file that holds no test, is a mistake.
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,studio,scripts,publish,sample-data}/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          env,
        },
      },
      { test: { name: 'lake', include: ['tests/lake/**/*.test.ts'], testTimeout: 30_000 } },
      {
        test: { name: 'content', include: ['tests/{content,hosted}/**/*.test.ts'], testTimeout: 30_000, env },
      },
      {
        test: {
          name: 'preview',
          include: ['tests/preview/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'built-site',
          include: ['tests/built-site/**/*.test.ts'],
          globalSetup: ['tests/built-site/build-once.ts'],
          // Two builds at once would write Astro's generated types over one another.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
