/** Analyses: figures for the first example on every tab, cancelled at once, of this design and of no other. */

import type { Page } from '@playwright/test'
import { atChange, box, expect, figures, openApp, settled, test } from './stage'

test.use({ hasSimulation: false })

const scorecard = '[aria-label="Scorecard"] tbody button'
const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name })

async function openTab(page: Page, name: string) {
  await page.getByRole('tab', { name }).click()
  return panel(page, name)
}

const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })

test('every boundary is priced, shown on the canvas and merged in one step', async ({ page }) => {
  await openApp(page)
  const tab = await openTab(page, 'Boundaries')
  const rows = tab.getByRole('table', { name: /Price of each boundary/ }).locator('tbody tr')
  await expect(rows.first()).toContainText(/−\$2\.\d+\sM.*−\d+\sms.*×0\.05 → ×/)
  await expect(tab).not.toContainText(/NaN|undefined|Infinity/)
  const name = rows.first().getByRole('button').first()
  await name.click()
  await expect(name).toHaveAttribute('aria-pressed', 'true')
  const before = await figures(page)
  await rows
    .first()
    .getByRole('button', { name: /^Merge/ })
    .click()
  await expect.poll(async () => (await figures(page)).Deployables?.[0]).not.toBe(before.Deployables?.[0])
  // The prices of the design before are gone with it.
  await expect(undo(page)).toBeEnabled()
  await undo(page).click()
  expect(await figures(page)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('the load chart shows cost and p99 over load with limits and crossings, and as a table', async ({ page }) => {
  await openApp(page)
  const tab = await openTab(page, 'Load')
  await expect(tab.getByRole('img', { name: /Drawn costs .* a month today .* stops at ×0\.05/ })).toBeVisible()
  await tab.getByText('As a table').click()
  const table = tab.getByRole('table', { name: /Cost, p99 and headroom/ })
  await expect(table.getByRole('row', { name: /^×1, / })).toContainText(/\$2\.76\sM/)
  await expect(tab).not.toContainText(/NaN|undefined|Infinity/)
})

test('the marker of the load chart changes the load of the whole page, by pointer and by keys, one step each', async ({
  page,
}) => {
  await openApp(page)
  const tab = await openTab(page, 'Load')
  const marker = tab.getByRole('slider', { name: /^Load/ })
  await expect(marker).toHaveAttribute('aria-valuenow', '1')
  const before = await figures(page)
  const flag = await marker.locator('text').boundingBox()
  if (!flag) throw new Error('the marker has no flag')
  const [x, y] = [flag.x + flag.width / 2, flag.y + flag.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  // While it is dragged the figures follow, and the curves are still those of the design before.
  await expect.poll(async () => (await figures(page))['Per month']?.[0]).not.toBe(before['Per month']?.[0])
  await expect(marker).not.toHaveAttribute('aria-valuenow', '1')
  const top = await marker.locator('text').boundingBox()
  expect(top?.y).toBe(flag.y)
  await page.keyboard.press('Escape')
  expect(await figures(page)).toEqual(before)
  await page.mouse.up()
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  await expect(marker).toHaveAttribute('aria-valuenow', '1')
  await undo(page).click()
  expect(await figures(page)).toEqual(before)
  await marker.press('ArrowLeft')
  await expect(undo(page)).toBeEnabled()
  // The curves are made anew under it, and it keeps the focus.
  await expect(tab.getByRole('progressbar')).toHaveCount(0)
  await expect(marker).toBeFocused()
  await undo(page).click()
  expect(await figures(page)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('the uncertainty analysis starts on load, shows bands, drivers and flips, and repeats after a reload', async ({
  page,
}) => {
  await openApp(page)
  await expect(page.locator('[data-metric="monthly"] [data-band]').first()).toHaveText(/\$.* … /, { timeout: 200_000 })
  await page.getByRole('main').getByRole('paragraph').first().getByRole('button').click()
  const tab = panel(page, 'Verdict')
  await expect(tab).toContainText(/1,000 draws/)
  const row = tab.getByRole('table', { name: /Bands of each figure/ }).getByRole('row', { name: /^Per month/ })
  await expect(row).toContainText(/lower \(better\) in 100\s%/)
  await expect(tab.getByRole('list', { name: /What moves the difference/ })).toContainText('streamSeconds')
  await expect(tab.getByRole('region', { name: 'What flips the answer' })).toContainText(/Merging|none of/)
  const said = await tab.innerText()
  expect(said).not.toMatch(/NaN|undefined|Infinity/)
  // The same design, the same verdict.
  await page.reload()
  await openApp(page)
  await openTab(page, 'Verdict')
  await expect(tab).toContainText(/Of 1,000 draws/, { timeout: 200_000 })
  expect(await tab.innerText()).toBe(said)
})

test('a cancelled analysis stops in the same frame and stays stopped until it is started again', async ({ page }) => {
  await openApp(page)
  const tab = await openTab(page, 'Verdict')
  const cancel = tab.getByRole('button', { name: 'Cancel' })
  await cancel.waitFor()
  const said = await cancel.evaluate(async (button: HTMLElement) => {
    const tabs = button.closest('[role=tabpanel]')
    button.click()
    await new Promise((done) => requestAnimationFrame(done))
    return tabs?.querySelector('[role=status]')?.textContent
  })
  expect(said).toMatch(/^Stopped/)
  await expect(tab.getByRole('progressbar')).toBeHidden()
  await page.waitForTimeout(1600)
  await expect(tab.getByRole('progressbar')).toBeHidden()
  await tab.getByRole('button', { name: 'Start again' }).click()
  await expect(tab.getByRole('progressbar')).toBeVisible()
})

test('an analysis worker that hangs is stopped with a reason, and replaced on restart', async ({ page }) => {
  // The first worker hangs at its first message, those after it are the real ones.
  const body = `postMessage({ type: 'ready' }); onmessage = () => { for (;;); }`
  await page.route(/analysisWorker-/, (route) => route.fulfill({ contentType: 'text/javascript', body }), { times: 1 })
  await openApp(page)
  const before = await figures(page)
  const tab = await openTab(page, 'Verdict')
  await expect(tab.getByRole('alert')).toContainText(/did not answer/)
  expect(await figures(page)).toEqual(before)
  await tab.getByRole('button', { name: 'Start again' }).click()
  await expect(tab.getByRole('alert')).toBeHidden()
  await expect(tab).toContainText(/Of 1,000 draws/, { timeout: 200_000 })
})

test('a partition picked from the advice is drawn, and adopted in one step', async ({ page }) => {
  await openApp(page)
  const tab = await openTab(page, 'Advice')
  const dots = tab.getByRole('region', { name: 'Partitions' }).locator('figure').getByRole('button')
  await expect(dots.first()).toBeVisible({ timeout: 200_000 })
  await expect(tab.getByRole('region', { name: 'Quick fixes' })).toContainText(/Step Functions Express|a month/)
  await expect(tab.getByRole('region', { name: 'Plan' })).toContainText(/1\. Merge/)
  await expect(tab).not.toContainText(/NaN|undefined|Infinity/)
  const before = await figures(page)
  const advised = dots.and(page.getByRole('button', { name: /^Advised/ }))
  await advised.click()
  await expect(page.getByRole('radio', { name: 'Advised' })).toBeChecked()
  await expect(page.getByRole('columnheader', { name: /Advised/ })).toBeVisible()
  await expect(advised).toHaveAttribute('aria-pressed', 'true')
  // Drawn is drawn still.
  expect(await figures(page)).toEqual(before)
  await settled(page)
  await advised.click()
  await expect(page.getByRole('radio', { name: 'Drawn' })).toBeChecked()
  await expect(page.getByRole('columnheader', { name: /Advised/ })).toBeHidden()
  await expect.poll(async () => (await figures(page)).Deployables?.[0]).not.toBe(before.Deployables?.[0])
  await undo(page).click()
  expect(await figures(page)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('a quick fix is applied in one step', async ({ page }) => {
  await openApp(page)
  const tab = await openTab(page, 'Advice')
  const before = await figures(page)
  await tab
    .getByRole('button', { name: /^Apply/ })
    .first()
    .click()
  await expect.poll(async () => (await figures(page))['Per month']?.[0]).not.toBe(before['Per month']?.[0])
  await undo(page).click()
  expect(await figures(page)).toEqual(before)
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
})

test('the advised view starts the search for advice', async ({ page }) => {
  await openApp(page)
  await page.getByText('Advised', { exact: true }).click()
  await expect(page.getByText('The advised partition', { exact: true }).first()).toBeVisible({ timeout: 200_000 })
  await expect(page.getByRole('columnheader', { name: /Advised/ })).toBeVisible()
  await page.getByRole('button', { name: 'Take this column away' }).click()
  await expect(page.getByRole('radio', { name: 'Drawn' })).toBeChecked()
})

test('an edit removes the results of the former design in the same frame', async ({ page }) => {
  await openApp(page)
  await expect(page.locator('[data-band]').first()).toBeVisible({ timeout: 200_000 })
  const tab = await openTab(page, 'Boundaries')
  await expect(tab.getByRole('table')).toBeVisible()
  await box(page, 'Media converter').click()
  const rate = page.getByRole('textbox', { name: 'Memory' }).first()
  const left = await atChange(page, { changed: scorecard, shown: `[data-band], #dock-panel table` }, () =>
    rate.fill('3000'),
  )
  expect(left).toBe('')
  await expect(page.locator('[data-band]')).toHaveCount(0)
  await expect(tab.getByRole('table')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(tab.getByRole('table')).toBeVisible()
  await undo(page).click()
  // What was known of it is there again.
  await expect(tab.getByRole('table')).toBeVisible()
})
