/** A design of six services, built twice: with the keyboard alone, and with the mouse alone but for names and numbers. */

import type { Page } from '@playwright/test'
import { box, expect, figures, openApp, test, verdict } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('a design is made, connected, renamed, described, merged and read by keyboard alone', async ({ page }) => {
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
  await expect(page.locator('[aria-label="Canvas"] :focus')).toHaveCount(1)

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
  // Past the badges of the box, if it has any.
  const reached = () => arrow(page, 'Shop', 'Orders').evaluate((one) => one === document.activeElement)
  for (let i = 0; i < 6 && !(await reached()); i++) await press('Tab')
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

test('a design is made, connected, renamed, merged and split by mouse, keys only for names and numbers', async ({
  page,
}) => {
  test.slow()
  await openApp(page)
  await page.getByRole('button', { name: /^All commands/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^New design/ })
    .click()
  await expect(page.getByText('Nothing is drawn yet', { exact: true })).toBeVisible()
  const sheet = page.getByRole('region', { name: 'Canvas' })
  const palette = page.getByRole('region', { name: 'Palette' })
  const put = async (kind: string, name: string, x: number, y: number) => {
    await palette.getByRole('button', { name: kind, exact: true }).dragTo(sheet, { targetPosition: { x, y } })
    await page.keyboard.type(name)
    await page.mouse.click((await corner(page)).x + 30, (await corner(page)).y + 60)
    await expect(box(page, name)).toBeVisible()
  }
  await put('Service', 'Shop', 150, 120)
  await put('Service', 'Orders', 460, 120)
  await put('Service', 'Catalog', 460, 330)
  await put('Database', 'Orders DB', 770, 120)
  await put('Queue', 'Mail', 770, 330)

  // Arrows from side to side; one dropped on nothing makes a service there.
  await pull(page, 'Shop', await middle(page, 'Orders'))
  await pull(page, 'Shop', await middle(page, 'Catalog'))
  await pull(page, 'Orders', await middle(page, 'Orders DB'))
  await pull(page, 'Orders', await middle(page, 'Mail'))
  await expect(arrow(page, 'Orders', 'Mail')).toBeAttached()
  const origin = await corner(page)
  await pull(page, 'Catalog', { x: origin.x + 150, y: origin.y + 420 })
  await page.keyboard.type('Search')
  await page.mouse.click(origin.x + 30, origin.y + 60)
  await expect(arrow(page, 'Catalog', 'Search')).toBeAttached()

  // Renamed in place; a workload by the button that asks for it; the fields of a call.
  await box(page, 'Search').dblclick()
  await page.keyboard.type('Finder')
  await page.mouse.click(origin.x + 30, origin.y + 60)
  await expect(box(page, 'Finder')).toBeVisible()
  await page.getByRole('button', { name: 'Add a workload', exact: true }).click()
  await expect(verdict(page)).toHaveText(/Merged it/)
  await arrow(page, 'Shop', 'Orders').locator('path').first().click({ force: true })
  await page.getByRole('textbox', { name: 'Calls', exact: true }).fill('4')
  await page.mouse.click(origin.x + 30, origin.y + 60)
  await expect(arrow(page, 'Shop', 'Orders')).toHaveAccessibleName(/×4 per execution/)

  // Operations added, named and put in order in the box.
  await box(page, 'Orders').click()
  await page.getByRole('button', { name: '1 operation of Orders: show them' }).click()
  const operations = page.getByRole('dialog', { name: 'Operations of Orders' })
  const names = () => operations.getByRole('textbox').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  for (const name of ['refund', 'track']) {
    await operations.getByRole('button', { name: 'Add an operation' }).click()
    await expect(operations.getByRole('textbox').last()).toBeFocused()
    await page.keyboard.type(name)
  }
  await operations.getByRole('button', { name: 'Move refund up' }).click()
  await expect.poll(names).toEqual(['refund', 'handle', 'track'])
  await operations.getByRole('button', { name: 'Delete track with its calls' }).click()
  await expect.poll(names).toEqual(['refund', 'handle'])
  await page.mouse.click(origin.x + 30, origin.y + 60)
  await expect(operations).toHaveCount(0)
  await expect(box(page, 'Orders')).toHaveAccessibleName(/2 operations/)

  // One box onto another, and out again.
  const before = Number((await figures(page)).Deployables?.[0])
  await carry(page, await middle(page, 'Finder'), await middle(page, 'Catalog'))
  await expect.poll(async () => Number((await figures(page)).Deployables?.[0])).toBe(before - 1)
  await carry(page, await middle(page, 'Finder'), { x: origin.x + 120, y: origin.y + 420 })
  await expect.poll(async () => Number((await figures(page)).Deployables?.[0])).toBe(before)
})

interface Spot {
  readonly x: number
  readonly y: number
}

async function corner(page: Page): Promise<Spot> {
  return (await page.getByRole('region', { name: 'Canvas' }).boundingBox()) ?? { x: 0, y: 0 }
}

async function middle(page: Page, name: string): Promise<Spot> {
  const area = await box(page, name).boundingBox()
  if (!area) throw new Error(`${name} is not on screen`)
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 }
}

/** From the right side of a box. */
async function pull(page: Page, from: string, to: Spot): Promise<void> {
  const { x, y } = await middle(page, from)
  const half = ((await box(page, from).boundingBox())?.width ?? 0) / 2
  await page.mouse.move(x, y)
  await carry(page, { x: x + half + 2, y }, to)
}

async function carry(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.waitForTimeout(200)
  await page.mouse.up()
}

function arrow(page: Page, from: string, to: string) {
  return page.getByRole('group', { name: new RegExp(`^${from} calls ${to}:`) })
}
