/** A design of six services, built twice: with the keyboard alone, and with the mouse alone but for names and numbers. */

import type { Page } from '@playwright/test'
import { box, expect, figures, openApp, test, verdict } from './stage'

test('by keyboard alone: make, connect, rename, describe, merge, read', async ({ page }) => {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const named = async (key: string, name: string) => {
    await press(key)
    await expect(page.getByRole('textbox', { name: /^New name/ })).toBeFocused()
    await page.keyboard.type(name)
    await press('Enter')
    await expect(box(page, name)).toBeFocused()
  }
  /** In the list that is open: types, and takes the first that is left. */
  const choose = async (name: string) => {
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(name)
    await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(new RegExp(`^${name}`, 'i'))
    await press('Enter')
  }
  const goTo = async (name: string) => {
    await press('/')
    await choose(name)
    await expect(box(page, name)).toBeFocused()
  }
  const fill = async (label: string, value: string) => {
    for (let i = 0; i < 60; i++) {
      if (
        await page.getByRole('textbox', { name: label, exact: true }).evaluate((one) => one === document.activeElement)
      )
        break
      await press('Tab')
    }
    await expect(page.getByRole('textbox', { name: label, exact: true })).toBeFocused()
    await press('ControlOrMeta+a')
    await page.keyboard.type(value)
    await press('Enter')
  }

  await openApp(page)
  await press('Control+k')
  await choose('new design')
  await expect(page.getByText('Nothing is drawn yet', { exact: true })).toBeVisible()

  // A chain with one key each, then a branch, a database and a queue.
  await named('s', 'Shop')
  await named('n', 'Orders')
  await named('n', 'Payments')
  await goTo('Shop')
  await named('n', 'Catalog')
  await named('d', 'Orders DB')
  await goTo('Orders')
  for (let i = 0; i < 20 && !(await box(page, 'Orders DB').evaluate((one) => one === document.activeElement)); i++)
    await press('Tab')
  await press('Shift+Enter', 'k')
  await expect(arrow(page, 'Orders', 'Orders DB')).toBeVisible()
  await goTo('Orders')
  await named('q', 'Mail')
  await goTo('Payments')
  await press('F2')
  await page.keyboard.type('Billing')
  await press('Enter')
  await expect(box(page, 'Billing')).toBeFocused()

  // A workload at the start of the chain, and its rate.
  await goTo('Shop')
  await press('w')
  await press('i')
  await fill('Rate', '120 /s')
  await press('Escape')

  // Operations, and the fields of a call.
  await goTo('Orders')
  await press('i')
  await fill('CPU time', '4 ms')
  await page.getByRole('button', { name: 'Add', exact: true }).focus()
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true }).last()).toBeFocused()
  await page.keyboard.type('refund')
  await press('Enter')
  await expect(box(page, 'Orders')).toHaveAccessibleName(/2 operations/)
  await goTo('Shop')
  await press('Tab')
  await expect(arrow(page, 'Shop', 'Orders')).toBeFocused()
  await press('Enter', 'i')
  await fill('Calls', '3')
  await fill('Request', '20 kB')
  await press('Escape')
  await expect(arrow(page, 'Shop', 'Orders')).toBeFocused()
  await expect(arrow(page, 'Shop', 'Orders')).toHaveAccessibleName(/×3 per execution/)

  // Merge two, read what is said of it.
  const before = await figures(page)
  await goTo('Shop')
  for (let i = 0; i < 20 && !(await box(page, 'Orders').evaluate((one) => one === document.activeElement)); i++)
    await press('Tab')
  await press('Shift+Enter', 'm')
  await expect
    .poll(async () => Number((await figures(page)).Deployables?.[0]))
    .toBe(Number(before.Deployables?.[0]) - 1)
  await expect(verdict(page)).toHaveText(/Merged it/)
  await expect(box(page, 'Orders')).toHaveAccessibleName(/calls/)
})

function arrow(page: Page, from: string, to: string) {
  return page.getByRole('group', { name: new RegExp(`^${from} calls ${to}:`) })
}
