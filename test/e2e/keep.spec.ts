/** Nothing is lost: links, reloads, broken input. */

import { shopTrace } from './shop'
import { box, dropFile, expect, figures, openApp, saved, shareLink, test, verdict } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

test('a dropped trace is drawn', async ({ page }) => {
  await openApp(page)
  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  await expect(box(page, 'cart')).toBeVisible()
  expect((await figures(page)).Hops?.[0]).toBe('3')
})

test('a broken file leaves the design on screen and names the place of the error', async ({ page }) => {
  await openApp(page)
  const before = await figures(page)
  await dropFile(page, 'shop.json', shopTrace().slice(0, -20))
  await expect(page.getByRole('alert')).toContainText(/shop\.json|line|JSON/)
  expect(await figures(page)).toEqual(before)
})

test('a link opens the same design with the same digits in another browser', async ({ page, browser, baseURL }) => {
  await openApp(page)
  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  const here = await figures(page)
  const link = await shareLink(page)
  expect(link).toContain(`${baseURL}/#`)

  const elsewhere = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await openApp(elsewhere, link)
  await expect(box(elsewhere, 'catalog')).toBeVisible()
  expect(await figures(elsewhere)).toEqual(here)
  await elsewhere.context().close()
})

test('a damaged link is refused in one sentence and leaves the design', async ({ page }) => {
  await openApp(page)
  const link = await shareLink(page)
  const before = await figures(page)
  const middle = Math.floor((link.indexOf('#') + link.length) / 2)
  const damaged = link.slice(0, middle) + (link[middle] === 'A' ? 'B' : 'A') + link.slice(middle + 1)
  await page.evaluate((address) => {
    location.hash = new URL(address).hash
  }, damaged)
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await figures(page)).toEqual(before)
})

test('a reload restores design and history', async ({ page }) => {
  await openApp(page)
  const first = await figures(page)
  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  const before = await figures(page)
  await saved(page)
  await page.goto('/')
  await openApp(page)
  await expect(box(page, 'catalog')).toBeVisible()
  expect(await figures(page)).toEqual(before)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(async () => figures(page)).toEqual(first)
})

test('back and forward return the designs that links opened', async ({ page }) => {
  await openApp(page)
  const sentence = await verdict(page).innerText()
  const link = await shareLink(page)
  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  // Its own link is in the address, to come back to.
  await expect.poll(() => new URL(page.url()).hash.length).toBeGreaterThan(1)
  await expect.poll(() => page.url()).not.toBe(link)
  await saved(page)
  await page.goto(link)
  await expect(verdict(page)).toHaveText(sentence)
  await page.goBack()
  await expect(box(page, 'catalog')).toBeVisible()
  await page.goForward()
  await expect(verdict(page)).toHaveText(sentence)
})

test('[N3] a link opens its own design, however soon its tab was closed after an edit; the edit is offered', async ({
  page,
  context,
}) => {
  test.slow()
  await openApp(page)
  await dropFile(page, 'shop.json', shopTrace())
  await expect(box(page, 'catalog')).toBeVisible()
  const link = await shareLink(page)
  const nameOf = (one: typeof page) => one.getByRole('textbox', { name: 'Name of the design' })
  const own = await nameOf(page).inputValue()
  await page.close()
  for (const wait of [100, 300, 600, 1500]) {
    const first = await context.newPage()
    await openApp(first, link)
    await expect(nameOf(first)).toHaveValue(own)
    await nameOf(first).fill(`Changed ${wait}`)
    await nameOf(first).press('Enter')
    await first.waitForTimeout(wait)
    await first.close({ runBeforeUnload: false })

    const second = await context.newPage()
    await openApp(second, link)
    await expect(nameOf(second)).toHaveValue(own)
    await second.getByRole('button', { name: 'Open your version' }).click()
    await expect(nameOf(second)).toHaveValue(`Changed ${wait}`)
    await second.close()
  }
})
