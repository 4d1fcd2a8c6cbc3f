/** A thousand services: an edit shows at once, its figures follow, and nothing breaks in between. */

import type { Page } from '@playwright/test'
import { box, dropFile, expect, figures, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

const many = 1000
const across = 32

/** Rows of services, each calling two of the next ones. */
const company = {
  hoptax: 1,
  name: 'Company',
  services: Object.fromEntries(
    Array.from({ length: many }, (_, i) => [`s${i}`, { operations: { run: { cpuMs: 1 } } }]),
  ),
  layout: Object.fromEntries(
    Array.from({ length: many }, (_, i) => [`s${i}`, [(i % across) * 300, Math.floor(i / across) * 160]]),
  ),
  calls: Array.from({ length: many }, (_, i) =>
    [1 + (i % 3), across + (i % 2)].flatMap((step) =>
      i + step < many ? [{ from: `s${i}/run`, to: `s${i + step}/run`, count: 0.3 }] : [],
    ),
  ).flat(),
  workloads: { all: { to: 's0/run', ratePerSecond: 5 } },
}

async function openCompany(page: Page): Promise<void> {
  await openApp(page)
  await dropFile(page, 'company.hoptax.json', JSON.stringify(company))
  await expect(page).toHaveTitle(/^Company/)
  await expect(box(page, 's0')).toBeAttached()
  await expect.poll(() => figures(page).then(({ Deployables }) => Deployables?.[0])).toBe('1,000')
}

async function whole(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy]')).toHaveCount(0)
  await expect(page.getByText('could not be shown')).toHaveCount(0)
}

test('an edit of a design of a thousand services shows at once, its figures soon after', async ({ page }) => {
  await openCompany(page)
  const before = await figures(page)
  await box(page, 's0').click()
  const field = page.getByRole('textbox', { name: 'CPU time' })
  await field.fill('')
  for (const key of '40') {
    const earlier = await figures(page)
    await field.press(key)
    // No digit is lost while the score is pending.
    await expect(field).toHaveValue(key === '4' ? '4' : '40')
    await expect.poll(() => figures(page)).not.toEqual(earlier)
  }
  await field.press('Enter')
  await expect.poll(() => figures(page).then(({ Median }) => Median)).not.toEqual(before.Median)
  await whole(page)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => figures(page)).toEqual(before)
  await expect(field).toHaveValue('1')
  await whole(page)
})

test('a merge in a design of a thousand services shows at once in every view', async ({ page }) => {
  await openCompany(page)
  await box(page, 's0').click()
  await box(page, 's1').click({ modifiers: ['Shift'] })
  await page.keyboard.press('m')
  await expect.poll(() => figures(page).then(({ Deployables }) => Deployables)).toEqual(['999', '1'])
  await page.keyboard.press('Delete')
  await expect(box(page, 's1')).toHaveCount(0)
  await page.getByRole('button', { name: 'Merged', exact: true }).first().click()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await page.getByRole('button', { name: 'Drawn', exact: true }).first().click()
  await expect.poll(() => figures(page).then(({ Deployables }) => Deployables)).toEqual(['1,000', '1'])
  await expect(box(page, 's1')).toBeAttached()
  await whole(page)
})
