/** Earlier versions: put aside by themselves before anything takes the place of a design, and back in two clicks. */

import type { Page } from '@playwright/test'
import { shopTrace } from './shop'
import { box, dropFile, expect, openApp, shareLink, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

const versions = (page: Page) =>
  page.getByRole('dialog').getByRole('region', { name: 'Earlier versions' }).getByRole('listitem')

async function count(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
  await expect(page.getByRole('region', { name: 'Kept' })).toBeVisible()
  const found = await versions(page).count()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return found
}

test('an import and a link each keep the former design as a version, which two clicks restore', async ({ page }) => {
  test.slow()
  await openApp(page)
  const link = await shareLink(page)
  expect(await count(page)).toBe(0)

  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  await expect.poll(() => count(page)).toBe(1)

  await page.goto(link)
  await expect(box(page, 'Video freeze')).toBeVisible()
  await expect.poll(() => count(page)).toBe(2)

  await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
  await expect(versions(page).first()).toContainText('before: Open a link')
  await versions(page).first().getByRole('button', { name: /^Open/ }).click()
  await expect(box(page, 'catalog')).toBeVisible()
})

test('more than twenty versions are kept, each with its own design', async ({ page }) => {
  test.slow()
  await openApp(page)
  // Each file is another design, and takes the place of the one before it.
  const trace = (n: number) => shopTrace().replaceAll('catalog', `catalog-${n}`)
  for (let n = 1; n <= 22; n++) {
    await dropFile(page, 'shop.json', trace(n))
    await expect(box(page, `catalog-${n}`)).toBeVisible()
  }
  await expect.poll(() => count(page)).toBe(22)
  await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
  // The oldest but one: what the first of the files had brought.
  await versions(page).nth(20).getByRole('button', { name: /^Open/ }).click()
  await expect(box(page, 'catalog-1')).toBeVisible()
})
