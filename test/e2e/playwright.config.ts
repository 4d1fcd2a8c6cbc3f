/** End-to-end tests: the built site in real Chromium, on a port of their own. */

import { defineConfig } from '@playwright/test'
import { browser } from './browser.mjs'

const executable = browser()
const port = Number(process.env.E2E_PORT ?? 4183)

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // No test asks how fast the machine is: what is waited for comes, or it never does.
  timeout: 400_000,
  expect: { timeout: 60_000 },
  // A second failure is a failure, a first is printed as flaky.
  retries: 1,
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executable === undefined ? {} : { executablePath: executable }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
    trace: 'off',
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
    timeout: 60_000,
  },
})
