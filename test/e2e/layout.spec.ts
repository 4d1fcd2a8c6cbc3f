/** A layout that is asked for: in a worker, animated, one undo step; what is locked stays. */

import { box, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('automatic layout moves every box that is not locked, in one step', async ({ page }) => {
  await openApp(page)
  const names = ['Entry', 'Media converter', 'Video freeze', 'Frames and audio']
  const link = () => page.evaluate(() => location.hash)
  await box(page, 'Entry').click()
  await page.keyboard.press('x')
  await expect(box(page, 'Entry')).toHaveAccessibleName(/, locked/)
  await expect.poll(link).toMatch(/^#3/)
  const before = await link()
  await page.keyboard.press('l')
  await expect.poll(link).not.toBe(before)
  for (const name of names) await expect(box(page, name)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(link).toBe(before)

  // Locked: neither deleted nor merged nor moved by keys.
  await box(page, 'Entry').click()
  await page.keyboard.press('Delete')
  await expect(page.getByText('Entry is locked: unlock first.')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect.poll(link).toBe(before)
  await expect(box(page, 'Entry')).toBeVisible()
})

test('a long layout shows its progress and can be cancelled', async ({ page }) => {
  await openApp(page)
  const link = () => page.evaluate(() => location.hash)
  await box(page, 'Entry').click()
  await page.keyboard.press('ArrowRight')
  await expect.poll(link).toMatch(/^#/)
  const before = await link()
  // The worker never comes: the layout takes as long as anybody is willing to wait.
  await page.route(/elk-worker/, () => {})
  await page.keyboard.press('l')
  await expect(page.getByRole('progressbar', { name: 'Laying out 8 services …' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByText(/Laying out/)).toHaveCount(0)
  expect(await link()).toBe(before)
  await expect(page.getByRole('button', { name: 'Undo: Move' })).toBeVisible()
})
