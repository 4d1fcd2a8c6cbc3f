/** The simulation runs by itself, gives way to every edit, and survives its own worker. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Worker } from '@playwright/test'
import { atChange, dropFile, expect, figures, openApp, test, verdict } from './stage'

test.use({ hasAnalyses: false })

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Simulation' })
const times = (page: Page) => page.getByRole('table', { name: /Response times simulated/ })
const status = (page: Page) => panel(page).getByRole('status')

async function openSimulation(page: Page, requests?: number): Promise<void> {
  await page.getByRole('tab', { name: 'Simulation' }).click()
  if (requests === undefined) return
  const field = panel(page).getByRole('textbox', { name: 'Requests' })
  await field.fill(String(requests))
  await field.press('Enter')
}

/** The worker, once it is at work: tests reach into it, the page has no door for that. */
async function atWork(page: Page): Promise<Worker> {
  await openSimulation(page, 50_000_000)
  await expect(panel(page).getByRole('progressbar')).toBeVisible()
  await expect(times(page)).toContainText('±')
  const worker = page.workers().find((one) => one.url().includes('/simulationWorker-'))
  if (!worker) throw new Error('there is no simulation worker')
  return worker
}

test('a simulation runs and shows both sides with intervals beside the solver', async ({ page }) => {
  await openApp(page)
  await expect(page.getByRole('button', { name: /^Simulat/ })).toBeVisible()
  await openSimulation(page, 5000)
  await expect(status(page)).toHaveText('Simulated')
  for (const name of ['Mean', 'Median', 'p95', 'p99'])
    await expect(times(page).getByRole('row', { name }).first()).toContainText(/\d\sm?s ± .*\d\sm?s ± /)
  await expect(panel(page)).toContainText(/seed 1 · .*requests .* all requests simulated/)
  await expect(panel(page).getByRole('img', { name: /half of the requests are answered within/ })).toBeVisible()
  await expect(panel(page)).not.toContainText(/NaN|undefined|Infinity/)
})

test('a simulation gives the same digits for the same seed, and others for another', async ({ page }) => {
  await openApp(page)
  await openSimulation(page, 5000)
  await expect(status(page)).toHaveText('Simulated')
  await expect(panel(page)).toContainText(/5,\d{3} requests .* all requests simulated/)
  const first = await times(page).innerText()
  const seed = panel(page).getByRole('textbox', { name: 'Seed' })
  await seed.fill('7')
  await seed.press('Enter')
  await expect(panel(page)).toContainText(/seed 7 · .* all requests simulated/)
  expect(await times(page).innerText()).not.toBe(first)
  await page.reload()
  await openApp(page)
  await openSimulation(page, 5000)
  await expect(panel(page)).toContainText(/seed 1 · 5,\d{3} requests .* all requests simulated/)
  await expect(status(page)).toHaveText('Simulated')
  expect(await times(page).innerText()).toBe(first)
})

test('an edit ends the simulation and removes its figures', async ({ page }) => {
  await openApp(page)
  await atWork(page)
  // In the same frame as the new figures: what was simulated is of another design.
  const shown = '#dock-panel table'
  const left = await atChange(page, { changed: '[aria-label="Scorecard"] tbody button', shown }, () =>
    page.getByRole('textbox', { name: 'Rate' }).first().fill('9000'),
  )
  expect(left).toContain('Median')
  expect(left).not.toContain('±')
  await page.keyboard.press('Enter')
  await expect(times(page)).toContainText('±')
})

test('a stopped simulation keeps its figures so far and is marked as stopped', async ({ page }) => {
  await openApp(page)
  const worker = await atWork(page)
  await panel(page).getByRole('button', { name: 'Stop' }).click()
  await expect(status(page)).toHaveText(/^Stopped/)
  await expect(panel(page)).toContainText('cancelled: figures of the part that was done')
  await expect(times(page)).toContainText('±')
  expect(page.workers()).toContain(worker)
})

const ends: Record<string, { readonly way: () => void; readonly reason: RegExp }> = {
  hangs: {
    way: () => {
      for (;;);
    },
    reason: /did not answer/,
  },
  'is killed': { way: () => globalThis.close(), reason: /did not answer/ },
  'runs out of memory': {
    way: () => {
      throw new RangeError('Array buffer allocation failed')
    },
    reason: /ran out of memory/,
  },
}

for (const [name, { way, reason }] of Object.entries(ends))
  test(`a simulation worker that ${name} is replaced with a reason, and the design is unchanged`, async ({ page }) => {
    await openApp(page)
    const before = [await verdict(page).innerText(), await figures(page)]
    const worker = await atWork(page)
    // Not awaited: a loop never answers.
    void worker.evaluate(`setTimeout(${way}, 0)`).catch(() => {})
    await expect(panel(page).getByRole('alert')).toContainText(reason)
    expect([await verdict(page).innerText(), await figures(page)]).toEqual(before)
    await expect.poll(() => page.workers().includes(worker)).toBe(false)
    await openSimulation(page, 2000)
    await expect(status(page)).toHaveText('Simulated')
    await expect(panel(page).getByRole('alert')).toBeHidden()
  })

test('simulated figures stand beside approximate figures of the solver', async ({ page }) => {
  const design = readFileSync(join(import.meta.dirname, '../../public/examples/slow-beside-fast.hoptax.json'), 'utf8')
  await openApp(page)
  await dropFile(page, 'design.json', design)
  const p95 = page.getByRole('table', { name: /figures of the design/i }).getByRole('row', { name: /^p95/ })
  await expect(p95.getByText(/approximate: Work/)).toBeAttached()
  await expect(p95.getByText(/simulated .* ± /)).toBeVisible()
})

test('a simulation names the parts that cannot keep up with the load', async ({ page }) => {
  const design = {
    hoptax: 1,
    services: { till: { runsOn: 'ideal.1', replicas: 1, operations: { pay: { cpuMs: 200 } } } },
    workloads: { visits: { to: 'till/pay', ratePerSecond: 20 } },
  }
  await openApp(page)
  await dropFile(page, 'design.json', JSON.stringify(design))
  await openSimulation(page)
  await expect(panel(page)).toContainText(/cannot keep up with what arrives: till/)
  await expect(panel(page)).toContainText(/ended early: more arrives than can be served/)
})
