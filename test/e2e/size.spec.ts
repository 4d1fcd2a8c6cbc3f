/**
 * What a stranger downloads before the first screen stands: every script and style that was asked for by then,
 * packed by gzip as a server does it. What comes later, at rest or when it is asked for, does not count.
 */

import { gzipSync } from 'node:zlib'
import { expect, test } from './stage'

/** Bytes. Lower it when the page gets lighter; raise it only for what the first screen shows. */
const budget = 200_000

/** Sentence, figures, waterfall, boxes with their arrows, fields: all that is seen before anything is touched. */
const firstScreen = [
  ...['main p', '[aria-label="Scorecard"] tbody tr', '#dock-panel svg, #dock-panel table, #dock-panel ol'],
  ...['[aria-label="Canvas"] .react-flow__node', '[aria-label="Canvas"] .react-flow__edge'],
  '[aria-label="Inspector"] input',
]

test('brings the first screen in little', async ({ page }) => {
  const asked: { readonly name: string; readonly at: () => number; readonly size: Promise<number> }[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    // What comes late may still be on its way when the test ends.
    const size = response.body().then(
      (body) => gzipSync(body, { level: 9 }).length,
      () => Number.NaN,
    )
    asked.push({ name: pathname, at: () => response.request().timing().startTime, size })
  })
  await page.goto('/')
  const standing = await page.waitForFunction(
    (parts) => parts.every((part) => document.querySelector(part)) && Date.now(),
    firstScreen,
    { polling: 'raf' },
  )
  const stands = Number(await standing.jsonValue())
  await page.waitForLoadState('networkidle')

  const first = asked.filter(({ at }) => at() <= stands)
  const sizes = await Promise.all(first.map(async ({ name, size }) => ({ name, size: await size })))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  for (const { name, size } of sizes) console.info(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`)
  console.info(`${(total / 1000).toFixed(1).padStart(8)} kB  first load`)
  expect(first.map(({ name }) => name).join(' ')).toMatch(/index-.*Canvas-/s)
  expect(total).toBeLessThanOrEqual(budget)
})
