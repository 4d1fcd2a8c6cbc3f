/** The decision record: read on the page, copied as the writer gives it, and alone on paper. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { dropFile, expect, openApp, test } from './stage'
import { violations } from './violations'

test.use({ hasSimulation: false })

const text = readFileSync(join(import.meta.dirname, '../../public/examples/gpu-beside-web.hoptax.json'), 'utf8')

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('the decision record on the page has the text of recordMarkdown, and prints alone in black on white', async ({
  page,
}) => {
  await openApp(page)
  await dropFile(page, 'gpu.hoptax.json', text)
  await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue(/GPU/)
  await page.keyboard.press('Shift+R')
  const dialog = page.getByRole('dialog', { name: 'Decision record' })
  const sheet = dialog.getByRole('article', { name: 'Decision record' })
  await expect(sheet).toBeVisible({ timeout: 200_000 })
  await expect(sheet).toContainText('Splitting wins')
  await expect(sheet.getByRole('img')).toHaveCount(2)
  await expect(sheet).not.toContainText(/NaN|undefined|∞|Infinity/)

  await dialog.getByRole('button', { name: 'Copy Markdown' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const [, date] = /\n\n(\d{4}-\d\d-\d\d)\n\n/.exec(copied) ?? []
  const link = /\(<(.*)>\)\n$/.exec(copied)?.[1]
  expect(link).toContain('#1')
  const root = resolve(import.meta.dirname, '../..')
  const { module } = await runnerImport<typeof import('./expectedRecord')>(
    resolve(import.meta.dirname, 'expectedRecord.ts'),
    { root, configFile: false, logLevel: 'error' },
  )
  expect(copied).toBe(`${module.expectedRecord(text, { date, link })}\n`)

  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download Markdown' }).click()
  expect((await saving).suggestedFilename()).toBe('decision-a-model-on-a-gpu-beside-a-web-front.md')

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(sheet).toBeVisible()
  await expect(page.getByRole('banner').first()).toBeHidden()
  await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden()
  const ink = await sheet.evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor])
  expect(ink).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
})

for (const name of ['gpu-beside-web', 'prime-video', 'online-boutique', 'idle-functions']) {
  test(`the record of ${name} prints on one A4 page, and its appendix on request`, async ({ page }) => {
    test.setTimeout(240_000)
    const file = join(import.meta.dirname, `../../public/examples/${name}.hoptax.json`)
    const design = readFileSync(file, 'utf8')
    await openApp(page)
    await dropFile(page, `${name}.hoptax.json`, design)
    await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue(JSON.parse(design).name)
    // The page begins with a design of one of these names: only this says that the file has been opened.
    await expect(page.getByRole('button', { name: 'Undo: Open a design' })).toBeVisible()
    await page.keyboard.press('Shift+R')
    const dialog = page.getByRole('dialog', { name: 'Decision record' })
    const sheet = dialog.getByRole('article', { name: 'Decision record' })
    await expect(sheet).toBeVisible({ timeout: 200_000 })
    const pages = async () => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      return pdf.match(/\/Type\s*\/Page\b/g)?.length
    }
    expect(await pages()).toBe(1)
    await dialog.getByRole('checkbox', { name: 'Print the appendix, too' }).check()
    expect(await pages()).toBeGreaterThan(1)
    await page.emulateMedia({ media: 'print' })
    // Nothing that is read is smaller than 8.5 points.
    const smallest = await sheet.evaluate((node) =>
      Math.min(
        ...[...node.querySelectorAll('p, li, td, th, h3, h4, figcaption, span, a')]
          .filter((one) => one.textContent?.trim() && one.getClientRects().length > 0)
          .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      ),
    )
    expect(smallest * 0.75).toBeGreaterThanOrEqual(8.49)
  })
}
