/** What a badge on a box leads to, and the longest path lit: by mouse and by keyboard. */

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { box, dropFile, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

/** A design of which something is found in a box. */
async function openQueues(page: Page) {
  await openApp(page)
  const file = new URL('../../public/examples/three-queues.hoptax.json', import.meta.url)
  await dropFile(page, 'three-queues.hoptax.json', readFileSync(file, 'utf8'))
  await expect(box(page, 'Media converter')).toHaveCount(0)
  await page.getByRole('radio', { name: 'Merged' }).check()
  await expect(findingBadge(page)).toBeVisible()
}

function findingBadge(page: Page) {
  return page
    .getByRole('region', { name: 'Canvas' })
    .getByRole('button', { name: /finding/ })
    .first()
}

test('a badge of findings leads to the first of them, by mouse and by keyboard', async ({ page }) => {
  await openQueues(page)
  const badge = findingBadge(page)
  const area = await badge.boundingBox()
  expect(Math.min(area?.width ?? 0, area?.height ?? 0)).toBeGreaterThanOrEqual(24)
  await badge.click()
  await expect(page.getByRole('tab', { name: /Findings/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel').locator('li:focus, li button:focus')).toBeVisible()
  await page.getByRole('tab', { name: 'Waterfall' }).click()
  await badge.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tabpanel').locator('li:focus, li button:focus')).toBeVisible()
})

test('the badge of the nearest limit explains it', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: /^Limit ×.*explain/ }).click()
  await expect(page.getByRole('complementary', { name: 'Opened figure' })).toBeVisible()
})

test('Tab passes the badges of a box between the box and its arrows, there and back', async ({ page }) => {
  await openQueues(page)
  const badge = findingBadge(page)
  await badge.focus()
  const at = () => page.evaluate(() => document.activeElement?.closest('[data-id]')?.getAttribute('data-id') ?? '')
  const home = await at()
  await page.keyboard.press('Tab')
  const next = await at()
  expect(next).not.toBe(home)
  await page.keyboard.press('Shift+Tab')
  await expect(badge).toBeFocused()
})

test('a key and a switch light the longest path, and its description is announced', async ({ page }) => {
  await openApp(page)
  await box(page, 'Entry').focus()
  await page.keyboard.press('Shift+P')
  const choice = page.getByRole('checkbox', { name: /longest path/ })
  await expect(choice).toBeChecked()
  await expect(page.getByText(/^Longest path: .*steps back/)).toBeAttached()
  await expect(page.locator('.react-flow__edge [data-faded]').first()).toBeAttached()
  await choice.uncheck()
  await expect(page.locator('.react-flow__edge [data-faded]')).toHaveCount(0)
})
