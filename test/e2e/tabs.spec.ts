/** Two tabs of one browser: nothing that is done in either is ever lost. */

import type { Page } from '@playwright/test'
import { box, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('two tabs lose nothing: the second keeps a design of its own, and takes over without overwriting', async ({
  page,
  context,
}) => {
  test.slow()
  await openApp(page)
  await add(page, 'First tab')
  await saved(page)

  const second = await context.newPage()
  await openApp(second)
  await expect(second.getByText(/open in another tab/)).toBeVisible({ timeout: 20_000 })
  await expect(box(second, 'First tab')).toBeVisible()
  // In turns, so that each would overwrite the other if it could.
  await add(second, 'Second tab')
  await add(page, 'First again')
  await add(second, 'Second again')
  await copied(second)
  await saved(page)

  // A reload of the first brings back the first alone, and leaves it the first.
  await again(page)
  await expect(box(page, 'First again')).toBeVisible()
  await expect(box(page, 'Second tab')).toHaveCount(0)
  await expect(page.getByText(/open in another tab/)).toHaveCount(0)
  await add(second, 'Second still')
  await copied(second)
  await add(page, 'First still')
  await saved(page)

  // A reload of the second goes on with its own work, under its own name.
  await again(second)
  await expect(box(second, 'Second still')).toBeVisible({ timeout: 30_000 })
  await add(second, 'Second last')
  await copied(second)

  // The work of the second is there by name, once, and opens whole.
  await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
  const named = page.getByRole('dialog').getByRole('textbox', { name: /^Name of .*\(\d\)/ })
  await expect(named).toHaveCount(1)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Open .*\(2\)/ })
    .click()
  await expect(box(page, 'Second last')).toBeVisible()

  // The first closes; the second takes its place and says so, and what the first had is among the versions.
  await page.close()
  await expect(second.getByText(/The other tab was closed/)).toBeVisible({ timeout: 30_000 })
  await add(second, 'Later')
  await saved(second)
  await again(second)
  await expect(box(second, 'Second last')).toBeVisible()
  await expect(box(second, 'Later')).toBeVisible()
  // Every state that either tab ever left behind can be had again: here that of the first before it opened the other.
  await second.getByRole('button', { name: 'Designs and earlier versions' }).click()
  const versions = second
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: /before:/ })
  await versions.first().getByRole('button', { name: /^Open/ }).click()
  await expect(box(second, 'First still')).toBeVisible()
})

async function add(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  await page.locator('body').press('s')
  await expect(page.getByRole('textbox', { name: /^New name/ })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(box(page, name)).toBeVisible()
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
}

async function again(page: Page): Promise<void> {
  await page.reload()
  await expect(page.getByRole('table', { name: /figures of the design/i })).toBeVisible()
}

/** The second tab says on top that it is no first. */
async function copied(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('Saved as a copy', { exact: true })).toBeVisible()
}
