/** Two tabs of one browser: nothing that is done in either is ever lost. */

import type { Page } from '@playwright/test'
import { shopTrace } from './shop'
import { box, dropFile, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('[N6] two tabs on one design share it: edits arrive within a second, each undoes its own', async ({
  page,
  context,
}) => {
  test.slow()
  await openApp(page)
  await add(page, 'First tab')
  await saved(page)
  const second = await context.newPage()
  await openApp(second)
  await expect(second.getByText(/is open in another tab, too/)).toBeVisible()

  // Edits of either reach the other within a second, and are saved.
  await add(second, 'From the second')
  await expect(box(page, 'From the second')).toBeVisible({ timeout: 1000 })
  await add(page, 'From the first')
  await expect(box(second, 'From the first')).toBeVisible({ timeout: 1000 })
  await saved(page)
  await saved(second)

  // Undo in the second takes back what the second did, though the first was last.
  await second.bringToFront()
  await second.getByRole('button', { name: /^Undo/ }).click()
  await expect(box(second, 'From the second')).toHaveCount(0)
  await expect(box(page, 'From the second')).toHaveCount(0, { timeout: 1000 })
  await expect(box(page, 'From the first')).toBeVisible()
  await second.getByRole('button', { name: /^Redo/ }).click()
  await expect(box(page, 'From the second')).toBeVisible({ timeout: 1000 })

  // A reload of either goes on with both, and with the exchange.
  await again(page)
  await expect(box(page, 'From the second')).toBeVisible()
  await expect(box(page, 'From the first')).toBeVisible()
  await expect(async () => {
    const name = `After ${Date.now()}`
    await add(page, name)
    await expect(box(second, name)).toBeVisible({ timeout: 1000 })
  }).toPass()

  // The first closes; the second is the first from then on, without a pause.
  await page.close()
  await add(second, 'Alone')
  await saved(second)
  const third = await context.newPage()
  await openApp(third)
  await expect(box(third, 'Alone')).toBeVisible()
  await expect(box(third, 'First tab')).toBeVisible()
  await expect(third.getByText(/is open in another tab, too/)).toBeVisible()

  // Another design in one of them parts the two; nothing of either is lost.
  await dropFile(third, 'shop.json', shopTrace())
  await expect(third.getByText(/is open in another tab. This one is kept/)).toBeVisible()
  await add(third, 'Apart')
  await copied(third)
  await expect(box(second, 'Apart')).toHaveCount(0)
  await expect(box(second, 'Alone')).toBeVisible()
})

test('two tabs on two designs lose nothing: the second keeps its own, and takes over without overwriting', async ({
  page,
  context,
}) => {
  test.slow()
  await openApp(page)
  await add(page, 'First tab')
  await saved(page)

  const second = await context.newPage()
  await openApp(second)
  await expect(box(second, 'First tab')).toBeVisible()
  await expect(second.getByText(/is open in another tab, too/)).toBeVisible()
  await dropFile(second, 'shop.json', shopTrace())
  await expect(second.getByText(/is open in another tab. This one is kept/)).toBeVisible()
  await expect(box(second, 'catalog')).toBeVisible()
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
