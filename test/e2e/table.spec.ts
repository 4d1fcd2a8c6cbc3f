/** A design from a spreadsheet: pasted into the tables, in step with the canvas, each paste one undo step. */

import type { Page } from '@playwright/test'
import { box, expect, figures, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

/** As a spreadsheet puts it on the clipboard. */
async function paste(page: Page, cell: string | RegExp, text: string): Promise<void> {
  await page
    .getByRole('tabpanel')
    .getByLabel(cell)
    .first()
    .evaluate((field, block) => {
      const data = new DataTransfer()
      data.setData('text/plain', block)
      ;(field as HTMLElement).focus()
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)
}

test('tables take blocks from a spreadsheet, name a wrong cell and undo each block in one step', async ({ page }) => {
  await openApp(page)
  await page.keyboard.press('Control+k')
  const list = page.getByRole('dialog')
  await expect(list.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('new design')
  await expect(list.getByRole('option').first()).toHaveText(/^New design/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing is drawn yet', { exact: true })).toBeVisible()

  await page.getByRole('tab', { name: 'Table' }).click()
  const tab = page.getByRole('tabpanel', { name: 'Table' })
  const say = (text: RegExp) => expect(tab.getByRole('status')).toHaveText(text)
  await tab.getByRole('button', { name: 'Add a row' }).click()
  const names = 'Name\tKind\tBase memory\r\nShop\tService\t1 GiB\r\n"Orders ""EU"""\tService\t\r\nLedger\tDatabase\r\n'
  await paste(page, /^Name of .*, row 1$/, names)
  for (const name of ['Shop', 'Orders "EU"', 'Ledger']) await expect(box(page, name)).toBeVisible()
  await expect(tab.getByLabel('Base memory, MiB of Shop, row 1')).toHaveValue('1024')

  // A bad cell is named by line and column, and nothing of its block is taken.
  await paste(page, 'Name of Shop, row 1', 'Till\tSpaceship\nOther\tQueue')
  await say(/Nothing was pasted\. line 1, Kind: It must be one of/)
  await expect(box(page, 'Till')).toHaveCount(0)

  await page.getByText(/^Calls \d/).click()
  await tab.getByRole('button', { name: 'Add a row' }).click()
  await paste(page, /^From of .*, row 1$/, 'Shop\tOrders "EU"\t2.5\nOrders "EU"\tLedger\t1')
  const arrow = page.getByRole('group', { name: /^Shop calls Orders "EU":/ })
  await expect(arrow).toHaveAccessibleName(/×2\.5 per execution/)
  await page.getByText(/^Workloads \d/).click()
  await tab.getByRole('button', { name: 'Add a row' }).click()
  await paste(page, /^Rate, \/s of .*, row 1$/, '120\n')
  await tab.getByLabel(/^Rate, \/s of .*, row 1$/).fill('2/min')
  await page.keyboard.press('Enter')
  await expect(tab.getByLabel(/^Rate, \/s of .*, row 1$/)).toHaveValue(/^0\.033/)
  await expect.poll(async () => (await figures(page)).Hops?.[0]).toBe('5')

  // What is drawn stands in the table, and each paste is one step back.
  await page.getByText(/^Services \d/).click()
  await box(page, 'Shop').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('Store')
  await page.keyboard.press('Enter')
  await expect(tab.getByLabel('Name of Store, row 1')).toHaveValue('Store')
  await page.getByRole('button', { name: /^Undo: Rename/ }).click()
  for (const step of [/^Undo: Change rate/, /^Undo: Add to workloads/, /^Undo: Paste rows/, /^Undo: Add to calls/])
    await page.getByRole('button', { name: step }).click()
  await page.getByRole('button', { name: /^Undo: Paste rows/ }).click()
  await expect(box(page, 'Ledger')).toHaveCount(0)
})
