import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/browser.ts'

export default defineConfig({
  testMatch: '**/*.test.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  projects: [
    { name: 'site', testDir: 'tests/browser' },
    // One after another: a built Studio knows one address of a lake, and each test has a lake of its own there.
    {
      name: 'studio',
      testDir: 'tests/studio',
      workers: 1,
      fullyParallel: false,
      timeout: 180_000,
      // Studio is a large app: on a busy machine a form takes longer to open than a page.
      expect: { timeout: 20_000 },
    },
  ],
  use: { launchOptions: await findBrowser(), locale: 'en-GB' },
})
