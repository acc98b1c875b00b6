import { defineConfig, devices } from '@playwright/test';
import { browserLaunchOptions } from './scripts/find-browser.mjs';

const port = Number(process.env.E2E_PORT ?? 4183);

/** Stories of a person at the production build: `npm run build` first, or `npm test`, which does. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // On a shared machine a story may starve: it is told again once, and the report calls it flaky.
  retries: process.env.CI ? 1 : 0,
  // A machine that does other things beside is slow, not wrong.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 20_000,
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: browserLaunchOptions(),
    // Costs a quarter of the time: `--trace on` for a story that fails.
    trace: 'off',
    // Only the stories of a page without a network keep a copy of it.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: 'mobile.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'mobile',
      // Stories of a finger and a narrow page; the others are about the same numbers.
      testMatch: ['open.spec.ts', 'a11y.spec.ts', 'mobile.spec.ts'],
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
