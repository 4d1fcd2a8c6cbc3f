/** axe finds nothing, light and dark, in the states that people meet. */

import type { Page } from '@playwright/test'
import { shopTrace } from './shop'
import { box, dropFile, expect, openApp, settled, test } from './stage'
import { violations } from './violations'

const states: Record<string, (page: Page) => Promise<void>> = {
  'the first screen': async () => {},
  'a service selected': async (page) => box(page, 'Media converter').click(),
  'a call selected': async (page) =>
    page
      .getByRole('group', { name: /^Orchestration calls Media converter/ })
      .first()
      .press('Enter'),
  'the merged side': async (page) => page.getByText('Merged', { exact: true }).first().click(),
  'the difference': async (page) => page.getByRole('tab', { name: 'Difference' }).click(),
  'the bill': async (page) => page.getByRole('tab', { name: 'Bill' }).click(),
  'the load': async (page) => {
    await page.getByRole('tab', { name: 'Load' }).click()
    await page.getByRole('slider', { name: /^Load/ }).waitFor()
    await page.getByText('As a table').click()
  },
  'the boundaries': async (page) => {
    await page.getByRole('tab', { name: 'Boundaries' }).click()
    await page.getByRole('table', { name: /Price of each boundary/ }).waitFor()
  },
  'the verdict': async (page) => {
    await page.getByRole('tab', { name: 'Verdict' }).click()
    await page.getByRole('table', { name: /Bands of each figure/ }).waitFor()
  },
  'an analysis under way': async (page) => {
    await page.getByRole('tab', { name: 'Verdict' }).click()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
  },
  'the advice': async (page) => {
    await page.getByRole('tab', { name: 'Advice' }).click()
    await page.getByRole('region', { name: 'Plan' }).waitFor()
  },
  'the advised side': async (page) => {
    await page.getByText('Advised', { exact: true }).click()
    await page.getByText('The advised partition', { exact: true }).first().waitFor()
  },
  'the findings': async (page) => page.getByRole('tab', { name: /^Findings/ }).click(),
  'the simulation': async (page) => {
    await page.getByRole('tab', { name: 'Simulation' }).click()
    await page
      .getByRole('table', { name: /Response times simulated/ })
      .getByText('±')
      .first()
      .waitFor()
  },
  'the assumptions': async (page) => page.getByRole('tab', { name: 'Assumptions' }).click(),
  'an opened figure': async (page) => page.getByRole('button', { name: /p99, drawn/ }).click(),
  'the share dialog': async (page) => page.getByRole('button', { name: 'Share' }).click(),
  'the published cases': async (page) => {
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('menuitem', { name: /Published cases/ }).click()
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('inside their bands', { timeout: 200_000 })
  },
  'the import dialog': async (page) => page.getByRole('button', { name: 'Import' }).click(),
  'the command palette': async (page) => page.keyboard.press('Control+k'),
  'an error': async (page) => dropFile(page, 'x.json', '{'),
  'several services': async (page) => page.locator('body').press('Control+a'),
  'a coloured deployable, collapsed, and a locked service': async (page) => {
    await box(page, 'Entry').click()
    await page.keyboard.press('x')
    await box(page, 'Video freeze').click()
    await box(page, 'Block corruption').click({ modifiers: ['Shift'] })
    await page.keyboard.press('m')
    await page.getByRole('radio', { name: 'violet' }).check()
    await box(page, 'Video freeze').click()
    await page.keyboard.press('Shift+C')
    await expect(box(page, 'Video freeze')).toHaveCount(0)
  },
  'a fitted calibration': async (page) => {
    await page.getByRole('tab', { name: 'Calibration' }).click()
    const tab = page.getByRole('tabpanel')
    await tab.getByLabel('Median').fill('700')
    await tab.getByLabel('Median').press('Enter')
    await tab.getByRole('button', { name: 'Fit own work' }).click()
    await page.getByRole('button', { name: /^Calibrated/ }).waitFor()
  },
  'the slow request': async (page) => {
    await page.getByLabel('Request').selectOption('p99')
    await page.getByText('answered').first().waitFor()
  },
  'an empty sheet': async (page) => {
    await page.keyboard.press('Control+k')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /^New design/ })
      .click()
    await page.getByText('Nothing is drawn yet', { exact: true }).waitFor()
  },
  'forced colours': async (page) => page.emulateMedia({ forcedColors: 'active' }),
  'a phone': async (page) => page.setViewportSize({ width: 390, height: 844 }),
  'a box that was touched on a phone': async (page) => {
    await page.setViewportSize({ width: 390, height: 844 })
    // The drawing is fitted to the new size: a click before that ends would miss the box.
    await settled(page)
    await box(page, 'Video freeze').click()
    await expect(page.getByRole('region', { name: 'What was touched' }).getByRole('heading').first()).toHaveText(
      'Video freeze',
    )
  },
  'the operations of a box': async (page) => {
    await box(page, 'Frames and audio').click()
    await page.getByRole('button', { name: '2 operations of Frames and audio: show them' }).click()
    await expect(page.getByRole('dialog', { name: 'Operations of Frames and audio' })).toBeVisible()
  },
  'a layout under way': async (page) => {
    await page.route(/elk-worker/, () => {})
    await box(page, 'Entry').click()
    await page.keyboard.press('l')
    await expect(page.getByRole('progressbar')).toBeVisible()
  },
  'the tables': async (page) => {
    await page.getByRole('tab', { name: 'Table' }).click()
    await expect(page.getByRole('tabpanel', { name: 'Table' }).getByRole('table')).toBeVisible()
  },
  'the designs': async (page) => {
    await dropFile(page, 'shop.json', shopTrace())
    await expect(box(page, 'catalog')).toBeVisible()
    // The version is put aside while the page goes on.
    await expect(async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
      await expect(page.getByRole('dialog').getByText(/before:/)).toBeVisible({ timeout: 2000 })
    }).toPass()
  },
  'the sheet of keys': async (page) => page.locator('body').press('?'),
}

test.use({ reducedMotion: 'reduce', colorScheme: 'light' })

/** Those that show results of analyses or of the simulation. */
const analysed = new Set([
  'the first screen',
  'the load',
  'the boundaries',
  'the verdict',
  'an analysis under way',
  'the advice',
  'the advised side',
  'the simulation',
  'the published cases',
])

for (const hasAnalyses of [true, false])
  test.describe(hasAnalyses ? 'with analyses' : 'without', () => {
    test.use({ hasAnalyses, hasSimulation: hasAnalyses })
    for (const [name, enter] of Object.entries(states))
      if (analysed.has(name) === hasAnalyses)
        test(`axe finds no violation in ${name}`, async ({ page }) => {
          await openApp(page)
          await enter(page)
          await settled(page)
          expect(await violations(page)).toEqual([])
          // All but colours is the same in the dark.
          await page.emulateMedia({ colorScheme: 'dark' })
          await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
          await settled(page)
          expect(await violations(page, colours)).toEqual([])
        })
  })

const colours = ['color-contrast', 'link-in-text-block']
