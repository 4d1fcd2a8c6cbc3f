/** One finger selects and moves boxes or the window; two fingers zoom. */

import { box, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test.use({ hasTouch: true })

test('touch selects, moves, pans and zooms', async ({ page }) => {
  await openApp(page)
  const fingers = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly { x: number; y: number }[]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((one, id) => ({ ...one, id })) })
  const area = async (name: string) => {
    const found = await box(page, name).boundingBox()
    if (!found) throw new Error(`${name} is not on screen`)
    return found
  }
  const swipe = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
    await touch('touchStart', from)
    for (let i = 1; i <= 8; i++) await touch('touchMove', { x: from.x + (by.x * i) / 8, y: from.y + (by.y * i) / 8 })
    await touch('touchEnd')
  }

  const defects = await area('Defects')
  await page.touchscreen.tap(defects.x + 80, defects.y + 30)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true }).first()).toHaveValue('Defects')

  await swipe({ x: defects.x + 80, y: defects.y + 30 }, { x: 0, y: 60 })
  await expect.poll(async () => (await area('Defects')).y).toBeGreaterThan(defects.y + 30)

  const entry = await area('Entry')
  await swipe({ x: entry.x + 40, y: entry.y + 250 }, { x: 60, y: 0 })
  await expect.poll(async () => (await area('Entry')).x).toBeGreaterThan(entry.x + 30)

  const before = await area('Entry')
  const at = { x: before.x + 40, y: before.y + 250 }
  await touch('touchStart', { x: at.x - 20, y: at.y }, { x: at.x + 20, y: at.y })
  for (let i = 1; i <= 6; i++)
    await touch('touchMove', { x: at.x - 20 - 8 * i, y: at.y }, { x: at.x + 20 + 8 * i, y: at.y })
  await touch('touchEnd')
  await expect.poll(async () => (await area('Entry')).width).toBeGreaterThan(before.width * 1.2)
})
