/** What the comparison compares: the platform of the merged side, how workloads arrive, and the price book. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { box, dropFile, expect, openApp, shareLink, test } from './stage'
import { violations } from './violations'

test.use({ hasAnalyses: false, hasSimulation: false })

const undo = (page: Page, step: string) => page.getByRole('button', { name: `Undo: ${step}` })

test('the scorecard says what the merged side runs on and by which rule, and a note says what moves', async ({
  page,
}) => {
  await openApp(page)
  const card = page.getByRole('region', { name: 'Scorecard' })
  const choice = card.getByRole('combobox', { name: 'Merged runs on' })
  await expect(card.getByRole('row', { name: /^Runs on/ })).toContainText('Lambda')
  // The published case moved to machines, and says so.
  await expect(card.getByRole('row', { name: /^Runs on/ })).toContainText('moved: Entry, Media converter')
  await expect(card.getByRole('button', { name: 'By choice the merged side runs on EC2 c6i.xlarge' })).toBeVisible()
  await choice.selectOption('same')
  await expect(card.getByRole('row', { name: /^Runs on/ })).toContainText(/Lambda.*Lambdasame$/)
  await expect(card.getByRole('button', { name: /^By choice|^Both sides/ })).toHaveCount(0)

  // By keyboard, as one undo step; the focus stays.
  await choice.focus()
  await page.keyboard.press('ArrowDown')
  await expect(choice).toHaveValue('cheapest')
  await expect(choice).toBeFocused()
  await expect(undo(page, 'Change what merged deployables run on')).toBeVisible()
  await card.getByRole('button', { name: 'Both sides moved to the cheapest that fits, the drawn one too' }).click()

  // The form has the same choice, with the offers for own code under their headings.
  const form = page.getByRole('tabpanel', { name: 'Assumptions' })
  const field = form.getByRole('combobox', { name: 'Merged runs on' })
  await expect(field).toHaveValue('cheapest')
  await expect(field).toHaveAccessibleDescription(/Both sides move/)
  await expect(field.locator('optgroup')).toHaveCount(3)
  await expect(field.locator('option[value="aws.s3"]')).toHaveCount(0)
  await field.selectOption('aws.fargate.4x8')
  await expect(field).toHaveAccessibleDescription(/The merged side moves to Fargate, 4 vCPU, 8 GiB/)
  await expect(choice).toHaveValue('aws.fargate.4x8')
  await expect(card.getByText('By choice the merged side runs on Fargate, 4 vCPU, 8 GiB')).toBeVisible()
  // What travels with the design: the link holds it.
  await page.goto(await shareLink(page))
  await page.reload()
  await expect(choice).toHaveValue('aws.fargate.4x8')
  expect(await card.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0)
})

test('a workload arrives by rate or by users, from the internet or from inside', async ({ page }) => {
  await openApp(page)
  const fields = page.getByRole('region', { name: 'Inspector' })
  const first = (name: string) => fields.getByLabel(name, { exact: true }).first()
  await expect(first('Comes from')).toHaveValue('')
  await expect(first('Comes from').locator('option').first()).toHaveText('by its entry: inside')
  await expect(fields.getByLabel('Answer', { exact: true })).toHaveCount(0)

  await first('Arrives').selectOption('users')
  await expect(undo(page, 'Let it arrive by users')).toBeVisible()
  await first('Users').fill('0')
  await expect(fields.getByRole('alert')).toHaveText('At least 1.')
  await first('Users').fill('40')
  await page.keyboard.press('Enter')
  await expect(first('Think time')).toHaveValue('7000')
  await expect(first('Think time')).toHaveAccessibleDescription(/^Comes to .*\/s as drawn, .*\/s merged\.$/)
  const entry = box(page, 'Orchestration')
  await expect(entry).toHaveAccessibleName(/entered by 40 users, think 7.s/)
  await expect(entry.getByText(/→ 40 users, think 7.s/)).toBeVisible()

  await first('Comes from').selectOption({ label: 'the internet' })
  await expect(first('Answer')).toHaveAttribute('placeholder', 'as of a call: 1')
  await first('Answer').fill('100 kB')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Change the bytes of an answer')).toBeVisible()

  // The table has the same, and a rate that is typed there opens the loop.
  await page.getByRole('tab', { name: 'Table' }).click()
  const table = page.getByRole('tabpanel', { name: 'Table' })
  await table.getByText(/^Workloads \d/).click()
  await expect(table.getByLabel(/^Users of .*, row 1$/)).toHaveValue('40')
  await expect(table.getByLabel(/^Comes from of .*, row 1$/)).toHaveValue('the internet')
  await expect(table.getByLabel(/^Rate, \/s of .*, row 1$/)).toHaveValue('by users')
  await table.getByLabel(/^Rate, \/s of .*, row 1$/).fill('20')
  await page.keyboard.press('Enter')
  await expect(table.getByLabel(/^Users of .*, row 1$/)).toHaveValue('by rate')
  await expect(first('Arrives')).toHaveValue('rate')
  await expect(entry).toHaveAccessibleName(/entered 20\/s/)
})

test('the price book takes discounts by family, says what is wrong with one, and undoes each step', async ({
  page,
}) => {
  await openApp(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('discounts')
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText('Show the assumptions')
  await page.keyboard.press('Enter')
  const book = page
    .getByRole('tabpanel', { name: 'Assumptions' })
    .getByRole('group', { name: 'Discounts', exact: true })
  await expect(book).toContainText('None: list prices.')

  // From here on by keyboard alone.
  await book.getByRole('button', { name: 'Add a discount' }).focus()
  await page.keyboard.press('Enter')
  const family = book.getByLabel('Family', { exact: true })
  await expect(family).toBeFocused()
  // What the drawing runs on comes first.
  await expect(family).toHaveValue('aws.lambda')
  await page.keyboard.press('Delete')
  await expect(book.getByRole('alert')).toHaveText('It needs a family of offers, such as aws.ec2.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('aws.fargate')
  await page.keyboard.press('Tab')
  await expect(undo(page, 'Change the family of a discount')).toBeVisible()
  await expect(family).toHaveAccessibleDescription('16 offers of AWS, N. Virginia')
  const share = book.getByLabel('Discount', { exact: true })
  await expect(share).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('120')
  await expect(book.getByRole('alert')).toHaveText('At most 100 %.')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('27')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Change a discount')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('3 years, all upfront')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Change why there is a discount')).toBeVisible()

  // No family twice, and one that nothing begins with changes no price.
  await book.getByRole('button', { name: 'Add a discount' }).click()
  await family.nth(1).fill('aws.fargate')
  await expect(book.getByRole('alert')).toHaveText('There is a discount on aws.fargate already.')
  await family.nth(1).fill('aws.ec')
  await page.keyboard.press('Enter')
  await expect(family.nth(1)).toHaveAccessibleDescription(/^No offer of AWS, N. Virginia begins with this/)
  expect(await violations(page)).toEqual([])

  await book.getByRole('button', { name: 'Remove the discount on aws.ec', exact: true }).press('Enter')
  await expect(family).toHaveCount(1)
  await expect(book.getByRole('button', { name: 'Add a discount' })).toBeFocused()
  await undo(page, 'Remove a discount').click()
  await expect(family).toHaveCount(2)
})

test('functions are kept ready, what is provisioned shares machines, one or several at once', async ({ page }) => {
  await openApp(page)
  const fields = page.getByRole('region', { name: 'Inspector' })
  const ready = fields.getByLabel('Kept ready', { exact: true })
  const group = fields.getByLabel('Shares machines', { exact: true })
  await box(page, 'Media converter').click()
  await expect(group).toHaveCount(0)
  await ready.fill('0')
  await expect(fields.getByRole('alert')).toHaveText('At least 1.')
  await ready.fill('12')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Change what is kept ready')).toBeVisible()
  await box(page, 'Video freeze').click({ modifiers: ['Shift'] })
  await expect(ready).toHaveAttribute('placeholder', 'mixed')
  await ready.fill('4')
  await page.keyboard.press('Enter')
  await expect(ready).toHaveValue('4')
  await ready.fill('')
  await page.keyboard.press('Enter')
  await expect(ready).toHaveAttribute('placeholder', 'none')

  const boutique = join(import.meta.dirname, '../../public/examples/online-boutique.hoptax.json')
  await dropFile(page, 'design.json', readFileSync(boutique, 'utf8'))
  await box(page, 'Currency').click()
  await expect(ready).toHaveCount(0)
  await group.fill('nodes')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Change what shares machines')).toBeVisible()
  await box(page, 'Cart').click({ modifiers: ['Shift'] })
  await expect(group).toHaveAttribute('placeholder', 'mixed')
  await expect(fields.locator('datalist option[value="nodes"]')).toHaveCount(1)
  await group.fill('nodes')
  await page.keyboard.press('Enter')
  await expect(group).toHaveValue('nodes')
  await undo(page, 'Change what shares machines').click()
  await expect(group).toHaveAttribute('placeholder', 'mixed')
})
