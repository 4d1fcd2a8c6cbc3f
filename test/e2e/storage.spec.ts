/** Storage that is full, blocked, broken, or of a later version: the page stays usable and says so once. */

import type { Page } from '@playwright/test'
import { expect, openApp, saved, shareLink, test } from './stage'

test.use({ hasAnalyses: false, hasSimulation: false })

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name of the design' })
const notSaved = (page: Page) => page.getByText(/^Warning: Not saved in this browser/)

async function rename(page: Page, name: string): Promise<void> {
  await nameOf(page).fill(name)
  await nameOf(page).press('Enter')
}

/** Link and file are there, whatever the storage does. */
async function expectUsable(page: Page): Promise<void> {
  expect(await shareLink(page)).toMatch(/#.+/)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.hoptax\.json$/)
}

/** Runs in a page of the site that is not the app. */
async function prepare(page: Page, task: () => Promise<void>): Promise<void> {
  await page.goto('/icon.svg')
  await page.evaluate(task)
}

test('[N5] a full storage is said once, with what to do, and the design is saved once there is room', async ({
  page,
}) => {
  await openApp(page)
  await rename(page, 'Before')
  await saved(page)
  // The browser's own quota, filled to the last kilobyte.
  const driver = await page.context().newCDPSession(page)
  await driver.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 4_000_000 })
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('filler', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('filler', { autoIncrement: true })
      request.onsuccess = () => done(request.result)
    })
    const put = (size: number) =>
      new Promise<boolean>((done) => {
        const writing = db.transaction('filler', 'readwrite')
        writing.objectStore('filler').put(crypto.getRandomValues(new Uint8Array(size)))
        writing.oncomplete = () => done(true)
        writing.onabort = () => done(false)
      })
    for (const size of [60_000, 10_000, 1000]) while (await put(size));
    db.close()
  })
  await rename(page, 'Full')
  await expect(notSaved(page)).toContainText('its storage is full')
  await rename(page, 'Fuller')
  await rename(page, 'Fullest')
  await expect(notSaved(page)).toHaveCount(1)
  await expect(page.getByRole('banner').getByText('Not saved', { exact: true })).toBeVisible()
  await expectUsable(page)
  await page.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.deleteDatabase('filler').onsuccess = done
      }),
  )
  await saved(page)
  await expect(notSaved(page)).toHaveCount(0)
  await page.goto('/')
  await openApp(page)
  await expect(nameOf(page)).toHaveValue('Fullest')
})

test('[N5] a blocked storage leaves the page usable', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: refuse })
    navigator.locks.request = async () => refuse()
  })
  await openApp(page)
  await expect(notSaved(page)).toContainText('does not let this site store')
  await rename(page, 'Blocked')
  await expect(page.getByRole('banner').getByText('Not saved', { exact: true })).toBeVisible()
  await expect(notSaved(page)).toHaveCount(1)
  await expectUsable(page)
})

test('a storage that never opens leaves the page usable', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
  })
  await openApp(page)
  await expect(notSaved(page)).toContainText('does not answer')
  await expectUsable(page)
})

test('a database without its table is repaired', async ({ page }) => {
  await prepare(page, async () => {
    await new Promise<void>((done) => {
      const request = indexedDB.open('keyval-store', 7)
      request.onupgradeneeded = () => request.result.createObjectStore('other')
      request.onsuccess = () => {
        request.result.close()
        done()
      }
    })
  })
  await openApp(page)
  await rename(page, 'Mended')
  await saved(page)
  await page.goto('/')
  await openApp(page)
  await expect(nameOf(page)).toHaveValue('Mended')
})

test('[N4] the record of a later version stays as it is, and work goes on as a design of its own', async ({ page }) => {
  await prepare(page, async () => {
    await new Promise<void>((done) => {
      const request = indexedDB.open('keyval-store')
      request.onupgradeneeded = () => request.result.createObjectStore('keyval')
      request.onsuccess = () => {
        const writing = request.result.transaction('keyval', 'readwrite')
        writing.objectStore('keyval').put({ version: 9, design: 'of the future' }, 'hoptax.document')
        writing.oncomplete = () => {
          request.result.close()
          done()
        }
      }
    })
  })
  await openApp(page)
  await expect(page.getByText(/A newer version of Hoptax saved the design of this browser/)).toBeVisible()
  await rename(page, 'Of today')
  await expect(page.getByRole('banner').getByText('Saved as a copy', { exact: true })).toBeVisible()
  const record = await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open('keyval-store')
        request.onsuccess = () => {
          const read = request.result.transaction('keyval').objectStore('keyval').get('hoptax.document')
          read.onsuccess = () => done(read.result)
        }
      }),
  )
  expect(record).toEqual({ version: 9, design: 'of the future' })
  await page.getByRole('button', { name: 'Designs and earlier versions' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /^Name of Of today/ })).toBeVisible()
})
