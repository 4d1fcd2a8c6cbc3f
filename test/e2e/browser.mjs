/**
 * Finds the Chromium for the end-to-end tests, or installs it by the system's package manager where it can,
 * or says in one line what to do. CHROMIUM names another one. Prints nothing when all is well.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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
  return places.find((path) => path && existsSync(path))
}

function install() {
  const root = process.getuid?.() === 0
  const apt = root && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!apt) return false
  console.log('End-to-end tests: installing Chromium by apt-get …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words) => execFileSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    run('update', '-q')
    run('install', '-y', '-q', '--no-install-recommends', 'chromium')
    return true
  } catch {
    return false
  }
}

const asked = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (asked && !browser() && !(install() && browser())) {
  console.error(
    'End-to-end tests need Chromium: install the package "chromium" (or Chrome), or set CHROMIUM to its path.',
  )
  process.exit(1)
}
