/** The main gesture: drag one service onto another, and out again. */

import { box, expect, figures, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('a drag onto another box merges, a drag out of the frame splits, undo reverts both', async ({ page }) => {
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

test('one key merges the selected services', async ({ page }) => {
  await openApp(page)
  await box(page, 'Video freeze').click()
  await box(page, 'Block corruption').click({ modifiers: ['Shift'] })
  await page.keyboard.press('m')
  await expect.poll(async () => (await figures(page)).Deployables?.[0]).toBe('7')
})

test('a drag previews the merge beside the pointer; Escape leaves everything unchanged', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  const [from, to] = [await centre(box(page, 'Video freeze')), await centre(box(page, 'Block corruption'))]
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 6 })
  await page.mouse.move(...to, { steps: 6 })
  const preview = page.getByRole('status').filter({ hasText: 'Drop to merge' })
  await expect(preview).toBeVisible()
  for (const name of ['hops', 'p99', 'a month']) await expect(preview.getByText(name, { exact: true })).toBeVisible()
  await expect(page.getByRole('group', { name: /, deployable of 2/ })).toBeVisible()
  expect((await figures(page)).Deployables).not.toEqual(before.Deployables)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(preview).toHaveCount(0)
  await expect.poll(async () => figures(page)).toEqual(before)
})

test('a refused merge shows its reason and can be forced', async ({ page }) => {
  await openApp(page)
  await box(page, 'Video freeze').click()
  await page.getByRole('textbox', { name: 'Keep apart', exact: true }).fill('compliance')
  await page.keyboard.press('Enter')
  const before = Number((await figures(page)).Deployables?.[0])
  await drag(page, await centre(box(page, 'Video freeze')), await centre(box(page, 'Block corruption')))
  const notice = page.getByRole('status').filter({ hasText: 'Video freeze is to stay apart: compliance.' })
  await expect(notice).toBeVisible()
  expect(Number((await figures(page)).Deployables?.[0])).toBe(before)
  await notice.getByRole('button', { name: 'Merge anyway' }).click()
  await expect.poll(async () => Number((await figures(page)).Deployables?.[0])).toBe(before - 1)
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
