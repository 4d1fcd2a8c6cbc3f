/** Files of the page that do not come: what fails stays in its place, and comes when it is asked for again. */

import type { Page } from '@playwright/test'
import { box, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false, isNetworkWhole: false })

/** Refuses these files until the returned function is called. */
async function without(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort())
  return () => page.unroute(files)
}

test('a selected box whose parts do not come leaves the canvas, and Try again brings them', async ({ page }) => {
  const restore = await without(page, /\/(ServiceInspector|OperationList|CallInspector)-/)
  await openApp(page)
  await box(page, 'Entry').click()
  const fields = page.getByRole('region', { name: 'Inspector' })
  await expect(fields.getByRole('alert')).toContainText('The fields of the service could not be fetched')
  await expect(box(page, 'Entry')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Canvas' }).locator('.react-flow__edge').first()).toBeAttached()
  await restore()
  await fields.getByRole('button', { name: 'Try again' }).click()
  await expect(fields.getByRole('textbox').first()).toBeVisible()
  await expect(fields.getByRole('alert')).toHaveCount(0)
  const canvas = page.getByRole('region', { name: 'Canvas' })
  await canvas.getByRole('button', { name: 'Try again' }).click()
  await expect(canvas.getByRole('button', { name: /operation.* of Entry: show/ })).toBeVisible()
})

test('a tab that does not come says so in its panel, and comes by itself with the network, with its style', async ({
  page,
}) => {
  const restore = await without(page, /\/(LoadTab|Load)-.*\.(js|css)/)
  await openApp(page)
  await page.getByRole('tab', { name: 'Load' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Load' })
  await expect(panel.getByRole('alert')).toContainText('The load could not be fetched')
  await page.getByRole('tab', { name: 'Bill' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Bill' }).getByRole('table').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Load' }).click()
  await expect(panel.getByRole('alert')).toBeVisible()
  await restore()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(panel.getByRole('alert')).toHaveCount(0)
  const sheets = () => page.evaluate(() => [...document.styleSheets].map(({ href }) => href).join())
  await expect.poll(sheets).toContain('LoadTab-')
  await expect(panel.getByRole('button').first()).toBeVisible()
})

test('a dialog that does not come says so in the corner, is tried again, and can be closed', async ({ page }) => {
  const restore = await without(page, /\/ShareDialog-/)
  await openApp(page)
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('alert')).toContainText('Sharing could not be fetched')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await restore()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /link/i })).toHaveValue(/#.+/)
})
