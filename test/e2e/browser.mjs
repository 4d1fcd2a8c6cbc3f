/**
 * Finds the Chromium for the end-to-end tests, or installs it where it can: by the system's package manager, else the
 * one that Playwright offers; or says in one line what to do. CHROMIUM names another one. Silent when all is well.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export function browser() {
  return [...places, chromium.executablePath()].find((path) => path && existsSync(path))
}

function byPackage() {
  const root = process.getuid?.() === 0
  const apt = root && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!apt) return
  console.log('End-to-end tests: installing Chromium by apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // One source that does not answer need not matter: whether it is installed decides.
  const run = (...words) => spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  run('update', '-q')
  run('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation')
}

function byPlaywright() {
  console.log('End-to-end tests: fetching Playwright’s Chromium …')
  const words = ['--no-install', 'playwright', 'install', 'chromium']
  spawnSync('npx', words, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
}

const asked = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
for (const install of asked ? [byPackage, byPlaywright] : []) if (!browser()) install()
if (asked && !browser()) {
  console.error(
    'End-to-end tests need Chromium: install the package "chromium" (or Chrome), or set CHROMIUM to its path.',
  )
  process.exit(1)
}
