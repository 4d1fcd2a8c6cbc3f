/** Every number that is a figure opens: formula, inputs, facts with source, date and grade, and a field for another value. */

import type { Locator, Page } from '@playwright/test'
import { box, dropFile, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

/** One box of every kind, and arrows between kinds of either sort. */
const every = {
  hoptax: 1,
  name: 'One of each',
  services: {
    visitors: { name: 'Visitors', kind: 'client', operations: { ask: {} } },
    door: { name: 'Door', kind: 'gateway' },
    web: { name: 'Web', runsOn: 'aws.ec2.m6i.large', operations: { page: { cpuMs: 5 } } },
    resize: { name: 'Resize', kind: 'function', operations: { run: { cpuMs: 50 } } },
    flow: { name: 'Flow', kind: 'orchestrator' },
    jobs: { name: 'Jobs', kind: 'queue' },
    worker: { name: 'Worker', kind: 'job', operations: { work: { cpuMs: 20 } } },
    news: { name: 'News', kind: 'topic' },
    clicks: { name: 'Clicks', kind: 'stream' },
    orders: { name: 'Orders', kind: 'database' },
    warm: { name: 'Warm', kind: 'cache' },
    files: { name: 'Files', kind: 'objectStore' },
    bank: { name: 'Bank', kind: 'external', operations: { pay: { waitMs: 80 } } },
  },
  calls: [
    { from: 'visitors/ask', to: 'door/handle', requestBytes: 500, responseBytes: 20000 },
    { from: 'door/handle', to: 'web/page', requestBytes: 500, responseBytes: 20000 },
    { from: 'web/page', to: 'orders/handle', requestBytes: 800, responseBytes: 100 },
    { from: 'web/page', to: 'warm/handle', responseBytes: 1000 },
    { from: 'web/page', to: 'files/handle', requestBytes: 40000, responseBytes: 100 },
    { from: 'web/page', to: 'bank/pay' },
    { from: 'web/page', to: 'flow/handle', mode: 'async' },
    { from: 'flow/handle', to: 'resize/run' },
    { from: 'web/page', to: 'jobs/handle', mode: 'async', requestBytes: 1000 },
    { from: 'jobs/handle', to: 'worker/work', mode: 'async', requestBytes: 1000 },
    { from: 'web/page', to: 'news/handle', mode: 'async', requestBytes: 1000 },
    { from: 'news/handle', to: 'resize/run', mode: 'async', requestBytes: 1000 },
    { from: 'web/page', to: 'clicks/handle', mode: 'async', requestBytes: 1000 },
    { from: 'clicks/handle', to: 'worker/work', mode: 'async', requestBytes: 1000 },
  ],
  workloads: { visits: { to: 'visitors/ask', ratePerSecond: 20, profile: 'office' } },
}

async function openEvery(page: Page, region = 'aws.us-east-1'): Promise<void> {
  await openApp(page)
  await dropFile(page, 'every.hoptax.json', JSON.stringify({ ...every, assumptions: { catalog: region } }))
  await expect(box(page, 'Door')).toBeVisible()
  await expect(page.getByRole('table', { name: /figures of the design/i })).toBeVisible()
}

function explanation(page: Page): Locator {
  return page.getByRole('region', { name: 'How this figure is made' })
}

/** Opens each figure of a part of the page, one after another, and reads what it says. How many there were. */
async function openEach(page: Page, part: () => Locator, which = ''): Promise<number> {
  await expect(part().locator('[data-figure]').first()).toBeVisible()
  const keys = await part()
    .locator('[data-figure]')
    .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('data-figure') ?? ''))])
  const wanted = keys.filter((key) => key.includes(which))
  for (const key of wanted) {
    await part().locator(`[data-figure="${key}"]`).first().dispatchEvent('click')
    await expect(explanation(page), key).toBeVisible()
    await saysAll(explanation(page), key)
    await explanation(page).press('Escape')
    await expect(explanation(page), key).toBeHidden()
  }
  return wanted.length
}

/** Words for the formula; something that enters, or a word on why nothing does; each fact with its provenance and a field. */
async function saysAll(panel: Locator, key: string): Promise<void> {
  const said = await panel.evaluate((root) => ({
    text: root.textContent ?? '',
    formula: [...root.querySelectorAll('p')].map((one) => one.textContent ?? '').filter((one) => /[.!?:]$/.test(one)),
    inputs: [...root.querySelectorAll('dl dt')].map((one) => [
      one.textContent ?? '',
      one.nextElementSibling?.textContent ?? '',
    ]),
    facts: [...root.querySelectorAll('ul > li')].map((one) => ({
      text: one.textContent ?? '',
      fields: one.querySelectorAll('input').length,
    })),
  }))
  expect(said.formula.length, `${key}: formula in words`).toBeGreaterThan(0)
  expect(said.text, key).not.toMatch(/NaN|undefined|Infinity|\[object|This figure is gone/)
  expect(said.text, `${key}: no id of ours`).not.toMatch(
    /(?<![\w./])(aws|gcp|azure|latency|assumption|deployable|service|call)[.:](?!amazon)[a-z]+/,
  )
  expect(said.inputs.length + said.facts.length + said.formula.length, `${key}: what enters it`).toBeGreaterThan(1)
  for (const [label, value] of said.inputs) {
    expect(label, key).not.toBe('')
    expect(value, `${key}: ${label}`).not.toBe('')
  }
  for (const { text, fields } of said.facts) {
    expect(text, key).toMatch(/grade (high|medium|low), .*\d{4}/)
    expect(fields, `${key}: a field to change it`).toBeGreaterThan(0)
  }
}

test('every figure of scorecard, bill and limits opens its explanation', async ({ page }) => {
  test.setTimeout(300_000)
  await openEvery(page)
  expect(await openEach(page, () => page.getByRole('region', { name: 'Scorecard' }))).toBeGreaterThan(15)
  await page.getByRole('tab', { name: 'Bill' }).click()
  const bill = page.getByRole('tabpanel', { name: 'Bill' })
  const groups = bill.locator('button[aria-expanded="false"]:not([data-figure])')
  await expect(groups.first()).toBeVisible()
  while ((await groups.count()) > 0) await groups.first().click()
  expect(await openEach(page, () => bill)).toBeGreaterThan(40)
  await page.getByRole('tab', { name: 'Load' }).click()
  const load = page.getByRole('tabpanel', { name: 'Load' })
  expect(await openEach(page, () => load.getByRole('table', { name: /^Limits/ }))).toBeGreaterThan(3)
})

test('every figure of a box of every kind and of an arrow of every sort opens its explanation', async ({ page }) => {
  test.setTimeout(300_000)
  await openEvery(page)
  const inspector = () => page.getByRole('region', { name: 'Inspector' })
  for (const { name } of Object.values(every.services)) {
    await box(page, name).focus()
    await page.keyboard.press('Enter')
    await expect(inspector().getByRole('textbox', { name: 'Name', exact: true }).first(), name).toHaveValue(name)
    expect(await openEach(page, inspector, '/drawn/'), name).toBeGreaterThan(1)
  }
  // The merged column beside it is made by the same words; `test/panels` opens all of both.
  const arrows = page.locator('.react-flow__edge')
  const count = await arrows.count()
  expect(count).toBe(every.calls.length)
  for (let i = 0; i < count; i++) {
    await arrows.nth(i).focus()
    await page.keyboard.press('Enter')
    await expect(inspector().getByRole('heading', { name: 'One such call' }), String(i)).toBeVisible()
    expect(await openEach(page, inspector, '/drawn/'), String(i)).toBeGreaterThan(2)
  }
})

test('a fact changed where it is explained is listed, travels in the link and can be reset', async ({ page }) => {
  await openEvery(page)
  await box(page, 'Resize').focus()
  await page.keyboard.press('Enter')
  const own = page.getByRole('region', { name: 'Inspector' }).locator('[data-figure^="service/drawn/money"]')
  const before = /\$[\d.,]+/.exec(await own.innerText())?.[0] ?? ''
  await own.click()
  const fact = explanation(page).getByRole('listitem').filter({ hasText: 'USD/GB-second' }).first()
  await fact.getByLabel('Use instead').fill('0.01')
  await fact.getByLabel('Use instead').press('Enter')
  await expect(fact).toContainText('Changed by the author')
  await explanation(page).press('Escape')
  await expect(own).not.toContainText(before)
  await expect.poll(() => page.url()).toContain('#')
  await page.waitForTimeout(1200)
  await page.goto(page.url())
  await page.reload()
  await page.getByRole('tab', { name: 'Assumptions' }).click()
  const listed = page.getByRole('tabpanel', { name: 'Assumptions' }).getByRole('row', { name: /Lambda.*0\.01/ })
  await expect(listed).toHaveCount(1)
  await listed.getByRole('button', { name: 'Reset' }).click()
  await expect(listed).toHaveCount(0)
  await box(page, 'Resize').focus()
  await page.keyboard.press('Enter')
  await expect(own).toContainText(before)
})

test('a price borrowed from another region names that region, in the bill and in its explanation', async ({ page }) => {
  await openEvery(page, 'aws.eu-west-1')
  await page.getByRole('tab', { name: 'Bill' }).click()
  const bill = page.getByRole('tabpanel', { name: 'Bill' })
  await expect(bill).toContainText(/\d+ of \d+ lines \([\d.]+.% of both bills\) are at us-east-1’s prices/)
  await bill.getByRole('button', { name: 'Functions', exact: true }).click()
  const line = bill.getByRole('row', { name: /^Function time/ }).first()
  await expect(line).toContainText('us-east-1’s price')
  await line.locator('[data-figure]').click()
  await expect(explanation(page)).toContainText('us-east-1’s price: this region’s is not known.')
  await explanation(page).press('Escape')
  // What is known of the region itself is not marked.
  await bill.getByRole('button', { name: 'Object storage', exact: true }).click()
  await expect(bill.getByRole('row', { name: /^PUT requests/ }).first()).not.toContainText('us-east-1')
})
