/**
 * What a new visitor downloads before the first screen is complete: every script and style requested by then,
 * compressed by gzip as a server does. What is loaded when idle or on demand does not count.
 */

import { gzipSync } from 'node:zlib'
import { expect, test } from './stage'

/** Bytes. Packages are taken as they are published; to raise it needs a reason that the first screen shows. */
const budget = 230_000

/** Headline, figures, waterfall, boxes with their edges, fields: all that is visible before any interaction. */
const firstScreen = [
  'main p',
  '[aria-label="Scorecard"] tbody tr',
  '#dock-panel svg, #dock-panel table, #dock-panel ol',
  '[aria-label="Canvas"] .react-flow__node',
  '[aria-label="Canvas"] .react-flow__edge',
  '[aria-label="Inspector"] input',
]

test('the first screen loads within the budget', async ({ page }) => {
  // The page never becomes idle: every request belongs to the first screen, however slow it is.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => {
      document.documentElement.dataset.idle = ''
      return 0
    }
  })
  const requests: { readonly name: string; readonly size: Promise<number> }[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    requests.push({ name: pathname, size: response.body().then((body) => gzipSync(body, { level: 9 }).length) })
  })
  await page.goto('/')
  await page.waitForFunction((parts) => parts.every((part) => document.querySelector(part)), firstScreen)
  await expect(page.locator('html')).toHaveAttribute('data-idle')
  await page.waitForLoadState('networkidle')

  const sizes = await Promise.all(requests.map(async ({ name, size }) => ({ name, size: await size })))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  for (const { name, size } of sizes) console.info(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`)
  console.info(`${(total / 1000).toFixed(1).padStart(8)} kB  first load`)
  expect(requests.map(({ name }) => name).join(' ')).toMatch(/index-.*Canvas-/s)
  expect(total).toBeLessThanOrEqual(budget)
})
