/** The gesture of the product: drag one service onto another, and back. */

import { box, expect, figures, openApp, test } from './stage'

test('merges by dragging one box onto another, splits by dragging it out, undoes both', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  const [from, to] = [box(page, 'Video freeze'), box(page, 'Block corruption')]
  await drag(page, await centre(from), await centre(to))
  await expect.poll(async () => (await figures(page)).Deployables).not.toEqual(before.Deployables)
  const merged = await figures(page)
  expect(Number(merged.Deployables?.[0])).toBe(Number(before.Deployables?.[0]) - 1)

  const [x, y] = await centre(box(page, 'Video freeze'))
  await drag(page, [x, y], [x - 260, y + 220])
  await expect.poll(async () => (await figures(page)).Deployables).toEqual(before.Deployables)

  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await figures(page)).Deployables).toEqual(merged.Deployables)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => figures(page)).toEqual(before)
})

test('merges what is selected by one key', async ({ page }) => {
  await openApp(page)
  await box(page, 'Video freeze').click()
  await box(page, 'Block corruption').click({ modifiers: ['Shift'] })
  await page.keyboard.press('m')
  await expect.poll(async () => (await figures(page)).Deployables?.[0]).toBe('7')
})

type Spot = readonly [number, number]

async function centre(locator: ReturnType<typeof box>): Promise<Spot> {
  const area = await locator.boundingBox()
  if (!area) throw new Error('the box is not on screen')
  return [area.x + area.width / 2, area.y + area.height / 2]
}

async function drag(page: Parameters<typeof box>[0], [x, y]: Spot, [toX, toY]: Spot): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move((x + toX) / 2, (y + toY) / 2, { steps: 8 })
  await page.mouse.move(toX, toY, { steps: 8 })
  await page.mouse.up()
}
