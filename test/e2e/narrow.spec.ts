/** Enlarged twice, on the narrowest screen, and without motion: all of the page is there, and nothing slides away. */

import type { Page } from '@playwright/test'
import { box, dropFile, expect, openApp, settled, test } from './stage'

const windows = {
  'at 200 %': { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  '320 px wide': { viewport: { width: 320, height: 640 }, deviceScaleFactor: 1 },
}
const tabs = ['Waterfall', 'Bill', 'Load', 'Boundaries', 'Findings', 'Details', 'Table', 'Assumptions', 'Calibration']

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

for (const [name, use] of Object.entries(windows))
  test.describe(name, () => {
    test.use(use)
    test('every part of the page is reached, and the page scrolls down only', async ({ page }) => {
      await openApp(page)
      expect(await wider(page)).toBeLessThanOrEqual(0)
      for (const part of ['Canvas', 'Scorecard', 'What the figures are made of']) {
        const region = page.getByRole('region', { name: part })
        await region.scrollIntoViewIfNeeded()
        await expect(region).toBeInViewport()
      }
      const card = page.getByRole('region', { name: 'Scorecard' })
      expect(await card.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click()
        await expect(page.getByRole('tabpanel', { name: tab })).not.toBeEmpty()
        expect(await wider(page), tab).toBeLessThanOrEqual(0)
      }
      await page.getByRole('button', { name: 'Share' }).click()
      const dialog = await page.getByRole('dialog').boundingBox()
      expect(dialog && dialog.x >= 0 && dialog.x + dialog.width <= use.viewport.width).toBe(true)
      await page.keyboard.press('Escape')
    })
  })

test('the rows of the scorecard keep their height when simulated figures arrive', async ({ page }) => {
  const { readFileSync } = await import('node:fs')
  const { join } = await import('node:path')
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, `../../public/examples/${name}.hoptax.json`), 'utf8')
  const card = page.getByRole('region', { name: 'Scorecard' })
  const rows = () =>
    card
      .locator('tr')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, height }) => [top, height]))
  await openApp(page)
  await dropFile(page, 'design.json', read('online-boutique'))
  await expect(box(page, 'Frontend')).toBeVisible()
  const before = await rows()
  await expect(card.getByText(/simulated .* ± /).first()).toBeAttached()
  await page.getByRole('tab', { name: 'Verdict' }).click()
  await expect(card.locator('[data-band]').first()).toBeAttached({ timeout: 200_000 })
  expect(await rows()).toEqual(before)
  expect(await card.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0)
})

test.describe('without motion', () => {
  test.use({ reducedMotion: 'reduce' })
  test('the other side is drawn at once with reduced motion', async ({ page }) => {
    await openApp(page)
    await page.getByText('Merged', { exact: true }).first().click()
    await expect(box(page, /./).first()).toBeVisible()
    const places = () =>
      page
        .locator('.react-flow__node')
        .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())))
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
    await page.getByText('Drawn', { exact: true }).first().click()
    await expect(box(page, 'Entry')).toBeVisible()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const first = await places()
    expect(await moving()).toBe(0)
    await settled(page)
    expect(await places()).toEqual(first)
  })
})
