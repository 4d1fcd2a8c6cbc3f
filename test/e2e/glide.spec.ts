/** The window glides where it is sent, arrives there exactly, and gives way to whoever takes hold of it. */

import type { Page } from '@playwright/test'
import { box, expect, openApp, settled, test } from './stage'

const scale = (page: Page) =>
  page
    .locator('.react-flow__viewport')
    .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toFloat64Array())
    .then(([zoom = 0, , , , , , , , , , , , x = 0, y = 0]) => ({ zoom, x, y }))

/** From now on a frame takes a sixtieth of a second by the clock that frames are told, however long it takes. */
const evenFrames = (page: Page) =>
  page.evaluate(() => {
    const real = window.requestAnimationFrame.bind(window)
    let [at, frame] = [performance.now(), Number.NaN]
    window.requestAnimationFrame = (told) =>
      real((now) => {
        if (now !== frame) at += 1000 / 60
        frame = now
        told(at)
      })
  })

test('zooms by a button, in steps that are seen, and fits again', async ({ page }) => {
  await openApp(page)
  await expect(box(page, /./).first()).toBeVisible()
  await settled(page)
  const before = await scale(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(async () => (await scale(page)).zoom / before.zoom).toBeCloseTo(1.2, 6)
  await settled(page)
  await evenFrames(page)
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /^Fit/ }).click()
  const between = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const seen = new Set<string>()
        const look = (left: number) => {
          seen.add(getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform)
          if (left > 0) requestAnimationFrame(() => look(left - 1))
          else done(seen.size)
        }
        look(30)
      }),
  )
  expect(between).toBeGreaterThan(3)
  await expect.poll(async () => (await scale(page)).zoom).toBeCloseTo(before.zoom, 6)
})

test('stops gliding where a wheel takes hold', async ({ page }) => {
  await openApp(page)
  await expect(box(page, /./).first()).toBeVisible()
  await settled(page)
  const before = await scale(page)
  await page.getByRole('region', { name: 'Canvas' }).hover({ position: { x: 300, y: 20 } })
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -200)
  await expect.poll(async () => (await scale(page)).zoom).toBeGreaterThan(before.zoom)
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /^Fit/ }).click()
  await page.getByRole('region', { name: 'Canvas' }).hover({ position: { x: 300, y: 20 } })
  await page.mouse.wheel(0, -100)
  await settled(page)
  const resting = await scale(page)
  await page.waitForTimeout(300)
  expect(await scale(page)).toEqual(resting)
})
