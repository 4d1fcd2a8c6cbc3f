/** What a stranger sees before touching anything, and in the first minute. */

import { box, expect, figures, openApp, test, verdict } from './stage'

test('the page opens on Prime Video, scored on both sides under the headline', async ({ page }) => {
  await openApp(page)
  await expect(verdict(page)).toContainText(/stops at 5.% of its load: Step Functions state transitions/)
  await expect(verdict(page)).toContainText('less a month')
  const shown = await figures(page)
  for (const row of ['Hops', 'Median', 'p95', 'p99', 'Per month', 'Highest load', 'Availability', 'Deployables'])
    expect(shown[row], row).toHaveLength(2)
  expect(Object.values(shown).flat().join(' ')).not.toMatch(/NaN|undefined|null|Infinity/)
})

test('the merged view shows the merged services in one box', async ({ page }) => {
  await openApp(page)
  await page.getByText('Merged', { exact: true }).first().click()
  await expect(page.getByRole('radio', { name: 'Merged' })).toBeChecked()
  await expect(page.getByRole('region', { name: 'Canvas' })).toContainText(/monolith/i)
})

test('every figure of the scorecard opens its formula and sources', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: /^\$.*Per month, drawn/ }).click()
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('Sum of the bill')
  await panel
    .getByRole('button', { name: /\$493,000/ })
    .first()
    .click()
  await expect(panel).toContainText(/grade (high|medium|low)/)
  await expect(panel).toContainText(/20\d\d-\d\d-\d\d/)
  await page.keyboard.press('Escape')
  await expect(panel).toContainText('Workloads')
})

test('an edited input changes the figures at once', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  const rate = page.getByRole('textbox', { name: 'Rate' }).first()
  await rate.fill('15000')
  await rate.press('Enter')
  await expect.poll(async () => (await figures(page))['Highest load']).not.toEqual(before['Highest load'])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(async () => figures(page)).toEqual(before)
})

test('a service is added from the palette by keyboard', async ({ page }) => {
  await openApp(page)
  await page.getByRole('region', { name: 'Palette' }).getByRole('button', { name: 'Cache' }).press('Enter')
  await expect(box(page, /^Cache/)).toBeVisible()
})

test('the page fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openApp(page)
  await expect(verdict(page)).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide).toBe(false)
})
