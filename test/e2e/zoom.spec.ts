/** The window moves smoothly to where it is sent, arrives there exactly, and stops when a wheel or pointer takes over. */

import type { Page } from '@playwright/test'
import { box, expect, openApp, settled, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

const viewportOf = (page: Page) =>
  page
    .locator('.react-flow__viewport')
    .evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).toFloat64Array())
    .then(([zoom = 0, , , , , , , , , , , , x = 0, y = 0]) => ({ zoom, x, y }))

/** From now on the page's clock advances by a sixtieth of a second per frame, however long a frame takes. */
const evenFrames = (page: Page) =>
  page.evaluate(() => {
    let now = performance.now()
    performance.now = () => now
    const tick = () => {
      now += 1000 / 60
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })

/** How many different places the window takes within the next thirty frames. */
const distinctTransforms = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const transforms = new Set<string>()
        const look = (left: number) => {
          transforms.add(getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform)
          if (left > 0) requestAnimationFrame(() => look(left - 1))
          else done(transforms.size)
        }
        look(30)
      }),
  )

test('the fit button returns to the fitted view in visible steps', async ({ page }) => {
  await openApp(page)
  await expect(box(page, /./).first()).toBeVisible()
  await settled(page)
  const before = await viewportOf(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(async () => (await viewportOf(page)).zoom / before.zoom).toBeCloseTo(1.2, 5)
  await settled(page)
  await evenFrames(page)
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /^Fit/ }).click()
  expect(await distinctTransforms(page)).toBeGreaterThan(3)
  await expect.poll(async () => (await viewportOf(page)).zoom).toBeCloseTo(before.zoom, 6)
})

test('a wheel stops the movement to the fitted view', async ({ page }) => {
  await openApp(page)
  await expect(box(page, /./).first()).toBeVisible()
  await settled(page)
  const before = await viewportOf(page)
  await page.getByRole('region', { name: 'Canvas' }).hover({ position: { x: 300, y: 20 } })
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -200)
  await expect.poll(async () => (await viewportOf(page)).zoom).toBeGreaterThan(before.zoom)
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /^Fit/ }).click()
  await page.getByRole('region', { name: 'Canvas' }).hover({ position: { x: 300, y: 20 } })
  await page.mouse.wheel(0, -100)
  await settled(page)
  const resting = await viewportOf(page)
  await page.waitForTimeout(300)
  expect(await viewportOf(page)).toEqual(resting)
})

test('the viewport jumps without animation with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openApp(page)
  await expect(box(page, /./).first()).toBeVisible()
  await settled(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await settled(page)
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /^Fit/ }).click()
  expect(await distinctTransforms(page)).toBeLessThanOrEqual(2)
})
