/** What is copied in one tab of the browser can be pasted in another: the clipboard holds the design file. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shopTrace } from './shop'
import { box, expect, openApp, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

const boutique = join(import.meta.dirname, '../../public/examples/online-boutique.hoptax.json')

test('boxes, designs and traces pasted from another tab are drawn', async ({ page, context }) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page)
  await box(page, 'Defects').click()
  await page.keyboard.press('Control+c')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('"hoptax"')

  const second = await context.newPage()
  await openApp(second)
  await second.bringToFront()
  await expect(box(second, 'Defects')).toBeVisible()
  const boxes = second.locator('.react-flow__node')
  const count = await boxes.count()
  await second.locator('body').press('Control+v')
  await expect(boxes).toHaveCount(count + 1)
  await second.keyboard.press('Control+x')
  await expect(boxes).toHaveCount(count)

  for (const [text, name] of [
    [shopTrace(), 'catalog'],
    [readFileSync(boutique, 'utf8'), 'Frontend'],
  ] as const) {
    await second.keyboard.press('Control+k')
    await second
      .getByRole('dialog')
      .getByRole('option', { name: /^New design/ })
      .click()
    await second.getByText('Nothing is drawn yet', { exact: true }).waitFor()
    await second.evaluate((given) => navigator.clipboard.writeText(given), text)
    await second.locator('body').press('Control+v')
    await expect(box(second, name)).toBeVisible()
  }
})
