/** Where figures come from: published cases, facts, walls of a new account, what is paid at no load. */

import { expect, figures, openApp, saved, test, verdict } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('the gallery shows every published case beside the model, and opens one', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: 'Examples' }).click()
  await page.getByRole('menuitem', { name: /Published cases/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Published cases' })
  await expect(dialog.getByRole('status')).toContainText(/\d+ of \d+ figures are inside their bands/, {
    timeout: 60_000,
  })
  const prime = dialog.getByRole('region', { name: /^Prime Video/ })
  await expect(prime.getByRole('row', { name: /Cost saved by merging/ })).toContainText(/more than 90 %.*9\d.*inside/)
  await expect(prime).toContainText('state transitions')
  await expect(dialog).not.toContainText(/NaN|undefined|Infinity/)
  await dialog.getByRole('button', { name: 'Open Idle functions' }).click()
  await expect(verdict(page)).toContainText('Moving it to Fargate costs')
})

test('the list of facts shows the whole catalog, and finds facts from memory', async ({ page }) => {
  await openApp(page)
  await page.getByRole('button', { name: 'How the figures are made' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'How the figures are made' })
  await expect(dialog).toContainText(/\d{3} facts, \d+ of high grade/)
  await dialog.getByRole('searchbox', { name: 'Find a fact' }).fill('memory lambda')
  await expect(dialog.getByRole('table', { name: /^Facts of AWS/ }).getByRole('row')).not.toHaveCount(1)
  await expect(dialog).toContainText('from memory, unchecked')
})

test('a new account lowers the limits, and travels in the link', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  await page.getByRole('tab', { name: 'Assumptions' }).click()
  await page.getByRole('tabpanel', { name: 'Assumptions' }).getByLabel('New account').check()
  await expect(verdict(page)).toContainText('function executions at once')
  expect((await figures(page))['Highest load']).not.toEqual(before['Highest load'])
  await expect.poll(() => page.url()).toContain('#')
  await saved(page)
  await page.goto(page.url())
  await page.reload()
  await expect(verdict(page)).toContainText('function executions at once')
})

test('the bill shows the cost at no load and leads to the load at which the cheaper side changes', async ({ page }) => {
  await openApp(page)
  await page.getByRole('tab', { name: 'Bill' }).click()
  const bill = page.getByRole('tabpanel', { name: 'Bill' })
  await expect(bill.getByRole('row', { name: /^Of it the floor, paid at no load/ })).toContainText('$')
  await bill.getByRole('button', { name: /At which load/ }).click()
  await expect(page.getByRole('tab', { name: 'Load', selected: true })).toBeVisible()
})
