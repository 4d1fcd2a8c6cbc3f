/** What the measures of the page share: a large design, the built page in Chromium, and the clock of its main thread. */

import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { browser as executable } from '../e2e/browser.mjs'

export const root = join(import.meta.dirname, '../..')
export const spacing = { x: 300, y: 160 }

/** Rows of services, each calling two of the next ones: boxes on a grid, arrows across it. */
export function graphOf(services) {
  const columns = Math.ceil(Math.sqrt(services))
  const at = (i) => ({ x: (i % columns) * spacing.x, y: Math.floor(i / columns) * spacing.y })
  const nodes = Array.from({ length: services }, (_, i) => ({ id: `s${i}`, at: at(i) }))
  const calls = nodes.flatMap((_, i) =>
    [1 + (i % 3), columns + (i % 2)].flatMap((step) =>
      i + step < services ? [{ from: `s${i}`, to: `s${i + step}` }] : [],
    ),
  )
  return { nodes, calls }
}

/** As our own design file. Calls are few per execution: none of the circles feeds itself. */
function designFile({ nodes, calls }) {
  return JSON.stringify({
    hoptax: 1,
    name: 'Bench',
    services: Object.fromEntries(nodes.map(({ id }) => [id, { operations: { run: { cpuMs: 1 } } }])),
    layout: Object.fromEntries(nodes.map(({ id, at }) => [id, [at.x, at.y]])),
    calls: calls.map(({ from, to }) => ({ from: `${from}/run`, to: `${to}/run`, count: 0.3 })),
    workloads: { all: { to: 's0/run', ratePerSecond: 5 } },
  })
}

export function buildPage(outDir) {
  return build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
}

/** The address of what was built, and how to end the server. */
export async function served(outDir) {
  const { httpServer } = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } })
  return { address: `http://127.0.0.1:${httpServer.address().port}/`, close: () => httpServer.close() }
}

export function launched() {
  return chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** What the browser's main thread has worked so far, and when it has nothing left to do. */
export async function threadOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taken = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000
  }
  const rest = async (longest = 120) => {
    let before = await taken()
    for (let calm = 0, i = 0; calm < 2 && i < longest; i++) {
      await page.waitForTimeout(400)
      const now = await taken()
      calm = now - before < 12 ? calm + 1 : 0
      before = now
    }
  }
  return { taken, rest }
}

/** What of the sheet is seen: all of it, or its middle so near that everything can be read. */
export const sights = {
  all: (page) => page.keyboard.press('0'),
  near: async (page) => {
    await sights.all(page)
    await page.waitForTimeout(600)
    const { pane, viewport } = await page.evaluate(sightOf)
    await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2)
    await page.mouse.wheel(0, -Math.log2(1 / viewport.zoom) / 0.002)
    await page.waitForTimeout(600)
  },
}

/** In the page: which part of the sheet is seen, and where on the screen. */
export function sightOf() {
  const { x, y, width, height } = document.querySelector('.react-flow').getBoundingClientRect()
  const moved = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform)
  return { pane: { x, y, width, height }, viewport: { x: moved.e, y: moved.f, zoom: moved.a } }
}

/** Drops the design on the page that stands, and waits until it is drawn and nothing is left to do. */
export async function opened(page, graph, { rest }, seen) {
  await page.locator('[aria-label="Scorecard"] tbody tr').first().waitFor()
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'bench.hoptax.json', { type: 'application/json' }))
    return data
  }, designFile(graph))
  const main = page.locator('main')
  for (const event of ['dragenter', 'dragover', 'drop']) await main.dispatchEvent(event, { dataTransfer: transfer })
  await page.waitForFunction(() => document.title.startsWith('Bench'))
  await page.locator('.react-flow__node-service').first().waitFor({ state: 'attached' })
  await rest()
  await sights[seen](page)
  await rest()
}

/** In the page: where the box nearest to the middle of the sheet is, on the screen. */
export function boxInTheMiddle() {
  const pane = document.querySelector('.react-flow').getBoundingClientRect()
  const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 }
  const boxes = [...document.querySelectorAll('.react-flow__node')].map((one) => one.getBoundingClientRect())
  const at = boxes.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, zoom: width / 200 }))
  const far = ({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2
  return at.reduce((a, b) => (far(b) < far(a) ? b : a))
}
