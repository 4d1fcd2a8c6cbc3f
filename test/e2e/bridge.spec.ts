/** The bridge on the page: steps from drawn to merged, each a way to its lines. */

import { expect, openApp, test } from './stage'
import { violations } from './violations'

test.use({ hasAnalyses: false, hasSimulation: false })

test('[B1] the Difference tab leads from drawn to merged, and each step to its lines in the bill', async ({ page }) => {
  await openApp(page)
  await page.getByRole('tab', { name: 'Difference' }).click()
  const chart = page.getByRole('list', { name: /Where the difference comes from, \$ a month/ })
  await expect(chart.getByRole('listitem').first()).toContainText(/^Drawn\$2\.7.\sM$/)
  await expect(chart.getByRole('listitem').last()).toContainText(/^Merged\$/)
  await expect(chart.getByRole('listitem').filter({ hasText: 'Charges per hop' })).toContainText('−$')
  expect(await violations(page)).toEqual([])

  await chart.getByRole('button', { name: 'State transitions' }).press('Enter')
  const bill = page.getByRole('table', { name: /monthly bill of both sides/i })
  const marked = bill.getByRole('row', { name: /^Of the step: / })
  await expect(marked.first()).toBeVisible()
  await expect(marked.first()).toBeFocused()
  await expect(marked.first()).toContainText('transitions')
  await expect(bill.getByRole('button', { name: 'Workflows', exact: true })).toHaveAttribute('aria-expanded', 'true')
  expect(await violations(page)).toEqual([])

  await page.getByRole('tab', { name: 'Difference' }).click()
  await page.getByLabel('Difference of').selectOption('response')
  const times = page.getByRole('list', { name: /Where the difference comes from, Mean response/ })
  await expect(times.getByRole('listitem').filter({ hasText: 'Platform delays' })).toContainText('ms')
  await times.getByRole('button', { name: 'Platform delays' }).click()
  await expect(page.getByRole('tab', { name: 'Waterfall' })).toHaveAttribute('aria-selected', 'true')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the Difference tab on a telephone, ${colorScheme}: nothing is wider than it, and axe finds nothing`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    await openApp(page)
    await page.getByRole('tab', { name: 'Difference' }).click()
    const chart = page.getByRole('list', { name: /Where the difference comes from/ })
    await expect(chart).toBeVisible()
    const wide = await chart.evaluate((list) => list.getBoundingClientRect().right > innerWidth)
    expect(wide).toBe(false)
    expect(await violations(page)).toEqual([])
  })
}
