/** What every end-to-end test needs: the page with its design scored, and a watch over what must never happen. */

import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** Says that it is at work for as long as it is asked to, as `supervisorProtocol.ts` has it. */
const idleWorker = `
let run
setInterval(() => run && postMessage({ type: 'heartbeat', run }), 300)
onmessage = ({ data }) => {
  run = data.type === 'start' ? data.run : undefined
  if (!run) postMessage({ type: 'progress', run: data.run, state: 'stopped', progress: 0, reports: [] })
}
postMessage({ type: 'ready' })
`

/** The page, watched: uncaught errors, console errors, requests elsewhere and CSP violations fail the test. */
export const test = base.extend<{ page: Page; hasAnalyses: boolean; hasSimulation: boolean; isNetworkWhole: boolean }>({
  /** False: the workers of analyses start and never report, so that they take no time from what is tested. */
  hasAnalyses: [true, { option: true }],
  hasSimulation: [true, { option: true }],
  /** False: the test refuses files of the page, which the browser writes to the console by itself. */
  isNetworkWhole: [true, { option: true }],
  page: async ({ page, baseURL, hasAnalyses, hasSimulation, isNetworkWhole }, use) => {
    const idle = [...(hasAnalyses ? [] : [/analysisWorker-/]), ...(hasSimulation ? [] : [/simulationWorker-/])]
    for (const script of idle)
      await page.context().route(script, (route) => route.fulfill({ contentType: 'text/javascript', body: idleWorker }))
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      const isRefusal = !isNetworkWhole && /net::ERR_|Failed to fetch dynamically|CodeError/.test(message.text())
      if (message.type() === 'error' && !isRefusal) wrong.push(`console: ${message.text()}`)
    })
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) wrong.push(`request to ${url}`)
    })
    await use(page)
    expect(wrong, 'nothing uncaught, no violation, no request elsewhere').toEqual([])
  },
})

export async function openApp(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('table', { name: /figures of the design/i })).toBeVisible()
}

/** What `shown` says in the first frame in which `changed` says something else than now, and what `change` does. */
export async function atChange(
  page: Page,
  { changed, shown }: { readonly changed: string; readonly shown: string },
  change: () => Promise<unknown>,
): Promise<string> {
  const first = page.evaluate(
    ([one, other]) =>
      new Promise<string>((done) => {
        const text = (selector: string) =>
          [...document.querySelectorAll(selector)].map((it) => it.textContent).join(' ')
        const before = text(one as string)
        const look = () => {
          if (text(one as string) === before) requestAnimationFrame(look)
          else done(text(other as string))
        }
        look()
      }),
    [changed, shown],
  )
  await change()
  return first
}

/** Until all that is done stands in the browser's storage. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
}

/** Until nothing on the page moves or fades. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    const places = () =>
      [...document.querySelectorAll('.react-flow__viewport, .react-flow__node')].map((one) => {
        const { x, y, width } = one.getBoundingClientRect()
        return `${x} ${y} ${width}`
      })
    for (let still = 0, before = ''; still < 6; ) {
      await frame()
      const now = places().join()
      const moving = document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)
      still = now === before && !moving ? still + 1 : 0
      before = now
    }
  })
}

/** The figures as they stand on screen, row by row: "Hops" → ["16", "0.03"]. */
export async function figures(page: Page): Promise<Record<string, readonly string[]>> {
  const rows = await page
    .getByRole('table', { name: /figures of the design/i })
    .locator('tbody tr')
    .all()
  const read = rows.map(async (row) => {
    const name = await row.getByRole('rowheader').innerText()
    const cells = await row.getByRole('cell').allInnerTexts()
    return [
      name,
      cells.slice(0, 2).map((text) => text.replace(/\s+/g, ' ').replace(/ [^,]+, (drawn|merged): .*/, '')),
    ] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

export function verdict(page: Page) {
  return page.getByRole('main').getByRole('paragraph').first()
}

export function box(page: Page, name: string | RegExp) {
  const starts = typeof name === 'string' ? new RegExp(`^${name},`) : name
  return page.getByRole('region', { name: 'Canvas' }).getByRole('group', { name: starts })
}

/** Drops a file on the page as a person does. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([content as string], fileName as string, { type: 'application/json' }))
      return data
    },
    [name, text],
  )
  const target = page.getByRole('main')
  await target.dispatchEvent('dragenter', { dataTransfer: transfer })
  await target.dispatchEvent('dragover', { dataTransfer: transfer })
  await target.dispatchEvent('drop', { dataTransfer: transfer })
}

/** The link of the design on screen, as the share dialog offers it. */
export async function shareLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  const field = page.getByRole('dialog').getByRole('textbox', { name: /link/i })
  await expect(field).toHaveValue(/#.+/)
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  return link
}
