/**
 * What a stranger downloads before the first screen stands: every script and style that was asked for by then,
 * packed by gzip as a server does it. What comes later, at rest or when it is asked for, does not count.
 */

import { gzipSync } from 'node:zlib'
import { expect, test } from './stage'

/** Bytes. Lower it when the page gets lighter; raise it only for what the first screen shows. */
const budget = 230_000

/** Sentence, figures, waterfall, boxes with their arrows, fields: all that is seen before anything is touched. */
const firstScreen = [
  'main p',
  '[aria-label="Scorecard"] tbody tr',
  '#dock-panel svg, #dock-panel table, #dock-panel ol',
  '[aria-label="Canvas"] .react-flow__node',
  '[aria-label="Canvas"] .react-flow__edge',
  '[aria-label="Inspector"] input',
]

test('brings the first screen in little', async ({ page }) => {
  // The page's rest never comes: what is asked for now, however slowly, belongs to the first screen.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => {
      document.documentElement.dataset.rests = ''
      return 0
    }
  })
  const asked: { readonly name: string; readonly size: Promise<number> }[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    asked.push({ name: pathname, size: response.body().then((body) => gzipSync(body, { level: 9 }).length) })
  })
  await page.goto('/')
  await page.waitForFunction((parts) => parts.every((part) => document.querySelector(part)), firstScreen)
  await expect(page.locator('html')).toHaveAttribute('data-rests')
  await page.waitForLoadState('networkidle')

  const sizes = await Promise.all(asked.map(async ({ name, size }) => ({ name, size: await size })))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  for (const { name, size } of sizes) console.info(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`)
  console.info(`${(total / 1000).toFixed(1).padStart(8)} kB  first load`)
  expect(asked.map(({ name }) => name).join(' ')).toMatch(/index-.*Canvas-/s)
  expect(total).toBeLessThanOrEqual(budget)
})
