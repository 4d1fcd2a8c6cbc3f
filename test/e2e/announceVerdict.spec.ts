/** What a screen reader is told without asking: the new verdict, once, when the change has come to rest. */

import { expect, openApp, test, verdict } from './stage'

test('the verdict is announced once for a typed number, not at every key', async ({ page }) => {
  await openApp(page)
  const status = page.locator('body > [role=status]')
  await expect(status).toBeAttached()
  const before = await verdict(page).innerText()
  // Everything that the region ever says, from here on.
  await status.evaluate((region) => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, { childList: true })
  })
  const rate = page.getByRole('textbox', { name: 'Rate', exact: true }).first()
  await rate.focus()
  // All keys within one moment, as nobody types on a machine that is too slow to keep up.
  await rate.evaluate((field: HTMLInputElement) => {
    for (const typed of ['3', '30', '300', '30']) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  })
  await rate.press('Enter')
  await expect(verdict(page)).not.toHaveText(before)
  const sentence = await verdict(page).innerText()
  await expect(status).toHaveText(sentence)
  expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([sentence])
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(verdict(page)).toHaveText(before)
  await expect(status).toHaveText(before)
})
