import { expect, figures, openApp, test } from './stage'

test.use({ hasSimulation: false })

test('measured values are shown beside the model, and a fitted factor is kept and undone', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  await page.getByRole('tab', { name: 'Calibration' }).click()
  const tab = page.getByRole('tabpanel')
  await tab.getByLabel('Median').fill('700')
  await tab.getByLabel('Median').press('Enter')
  const errors = tab.getByRole('table', { name: /measured figures/i })
  await expect(errors.getByRole('row', { name: /Median/ })).toContainText('700 ms')
  expect(await figures(page)).toEqual(before)

  await tab.getByRole('button', { name: 'Fit own work' }).click()
  const note = page.getByRole('button', { name: /^Calibrated: work ×1\./ })
  await expect(note).toBeVisible()
  await expect.poll(async () => (await figures(page)).Median?.[0]).toMatch(/^(700|699|701)/)
  await expect(errors.getByRole('row', { name: /Median/ })).toContainText('582 ms')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(note).toBeHidden()
  await expect.poll(() => figures(page)).toEqual(before)
})

test('the slow request plays through both sides on one clock', async ({ page }) => {
  await openApp(page)
  await page.getByLabel('Request').selectOption('p99')
  const tab = page.getByRole('tabpanel')
  await expect(tab.getByRole('region', { name: /^Drawn: 8\d\d/ })).toBeVisible()
  await expect(tab.getByRole('region', { name: /^Merged: 5\d\d/ })).toBeVisible()
  const clock = tab.getByRole('slider', { name: /since the request arrived/ })
  await tab.getByRole('button', { name: 'Play' }).click()
  await expect(clock).not.toHaveAttribute('aria-valuetext', /^0\s/)
  // On a slow machine it may have come to its end by itself.
  await tab.getByRole('button', { name: /^(Pause|Play)$/ }).click()
  await clock.focus()
  await page.keyboard.press('Home')
  await expect(tab.getByText('under way')).toHaveCount(2)
  await page.keyboard.press('End')
  await expect(tab.getByText('answered')).toHaveCount(2)
})

test('the slow request is a still picture with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openApp(page)
  await page.getByLabel('Request').selectOption('p50')
  const tab = page.getByRole('tabpanel')
  await expect(tab.getByText('answered')).toHaveCount(2)
  await expect(tab.getByRole('button', { name: 'Play' })).toHaveCount(0)
})
