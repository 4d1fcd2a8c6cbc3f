/** A drag is shown outside of the document: it must be reverted when the gesture is cancelled, and kept when it ends. */

import { box, expect, openApp, settled, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('a drag cancelled by Escape leaves box, edges and history unchanged', async ({ page }) => {
  await openApp(page)
  await settled(page)
  const one = box(page, 'Video freeze')
  await one.click()
  await settled(page)
  const before = await picture(page)
  const undo = page.getByRole('button', { name: /undo/i }).first()
  await expect(undo).toBeDisabled()
  const { x, y } = await centre(one)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 230, { steps: 6 })
  await expect.poll(() => picture(page)).not.toEqual(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => picture(page)).toEqual(before)
  await page.mouse.up()
  await settled(page)
  expect(await picture(page)).toEqual(before)
  await expect(undo).toBeDisabled()
})

test('a design of hundreds of boxes draws all edges, and a dragged box takes its own along', async ({ page }) => {
  await openApp(page)
  const names = Array.from({ length: 320 }, (_, i) => `s${i}`)
  const file = JSON.stringify({
    hoptax: 1,
    name: 'Hundreds',
    services: Object.fromEntries(names.map((name) => [name, { operations: { run: { cpuMs: 1 } } }])),
    layout: Object.fromEntries(names.map((name, i) => [name, [(i % 20) * 300, Math.floor(i / 20) * 160]])),
    calls: names.slice(1).map((name, i) => ({ from: `s${i}/run`, to: `${name}/run`, count: 0.5 })),
    workloads: { all: { to: 's0/run', ratePerSecond: 5 } },
  })
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'hundreds.hoptax.json', { type: 'application/json' }))
    return data
  }, file)
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.locator('main').dispatchEvent(event, { dataTransfer: transfer })
  await expect(page).toHaveTitle(/^Hundreds/)
  await expect(page.locator('.react-flow__edge')).toHaveCount(319)
  await settled(page)
  const arrow = page.locator('[data-id="arrow:service:s150>service:s151"] path').first()
  const before = await arrow.getAttribute('d')
  const { x, y } = await centre(page.locator('[data-id="service:s150"]'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 4, y + 4)
  await page.mouse.move(x + 5, y + 8, { steps: 3 })
  await expect(arrow).not.toHaveAttribute('d', before ?? '')
  const during = await arrow.getAttribute('d')
  await page.mouse.up()
  await settled(page)
  expect(await arrow.getAttribute('d')).toBe(during)
  await page.keyboard.press('Control+z')
  await expect(arrow).toHaveAttribute('d', before ?? '')
})

type Page = Parameters<typeof box>[0]

/** Positions and texts of all boxes and edges. */
function picture(page: Page): Promise<readonly (string | null)[]> {
  return page.evaluate(() => [
    ...[...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(({ style }) => style.transform),
    ...[...document.querySelectorAll('.react-flow__edge path')].map((path) => path.getAttribute('d')),
    ...[...document.querySelectorAll('.react-flow__viewport-portal span')].map(({ textContent }) => textContent),
  ])
}

async function centre(locator: ReturnType<typeof box>) {
  const area = await locator.boundingBox()
  if (!area) throw new Error('the box is not on screen')
  return { x: area.x + area.width / 2, y: area.y + area.height / 2 }
}
