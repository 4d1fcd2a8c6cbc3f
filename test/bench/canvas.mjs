/**
 * What a drag costs on the canvas: main-thread milliseconds of CPU per pointer move, in the editor and in bare React Flow
 * with the same boxes and arrows, in one run of one browser. Both show the same part of the sheet in a pane of the same
 * size at the same place, both are at rest before each round, both make the same moves, and each move waits for the frame
 * that it makes, so nothing is left out and nothing is counted twice. Prints a table.
 *
 *     npm run bench:canvas [-- 100 1000]
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { browser as executable } from '../e2e/browser.mjs'

const root = join(import.meta.dirname, '../..')
const sizes = process.argv.slice(2).map(Number).filter(Boolean)
const wanted = sizes.length > 0 ? sizes : [100, 500, 1000, 2000]
const rounds = 5
const moves = 40
const box = { width: 200, height: 80 }
const spacing = { x: 300, y: 160 }
/** What of the sheet is seen: all of it, or its middle so near that everything can be read. */
const sights = {
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

/** Rows of services, each calling two of the next ones: boxes on a grid, arrows across it. */
function graphOf(services) {
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

function bareGraph({ nodes, calls }) {
  return {
    nodes: nodes.map(({ id, at }) => ({ id, position: at, data: { label: id }, style: box })),
    edges: calls.map(({ from, to }, i) => ({ id: `e${i}`, source: from, target: to })),
  }
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'hoptax-bench-'))
  const pages = { ours: join(folder, 'ours'), bare: join(folder, 'bare') }
  await build({ root, logLevel: 'error', build: { outDir: pages.ours, emptyOutDir: true } })
  await buildBare(pages.bare)
  const servers = await Promise.all(
    Object.values(pages).map((outDir) => preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } })),
  )
  const [ours, bare] = servers.map(({ httpServer }) => `http://127.0.0.1:${httpServer.address().port}/`)
  const chrome = await chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  try {
    console.info(`main-thread ms per pointer move, best of ${rounds} × ${moves} moves (and the median round)`)
    console.info('services   calls    seen   bare React Flow       the editor      more   both draw')
    for (const services of wanted) {
      const graph = graphOf(services)
      for (const seen of Object.keys(sights)) {
        const second = await inPage(chrome, ours, (page) => openOurs(page, graph, seen))
        const first = await inPage(chrome, bare, (page) => openBare(page, graph, second.sight))
        const more = (second.best / first.best - 1) * 100
        const cells = [services, graph.calls.length, seen, shown(first), shown(second)]
        const drawn = [first, second].map(({ drawn }) => `${drawn.boxes}+${drawn.arrows}`).join(', ')
        const widths = [8, 8, 8, 18, 17]
        const row = cells.map((cell, i) => String(cell).padStart(widths[i]))
        console.info(`${row.join('')}${`${more >= 0 ? '+' : ''}${more.toFixed(0)} %`.padStart(10)}   ${drawn}`)
      }
    }
  } finally {
    await chrome.close()
    for (const server of servers) server.httpServer.close()
    await rm(folder, { recursive: true })
  }
}

const shown = ({ best, median }) => `${best.toFixed(2)} (${median.toFixed(2)})`

/** The bare page is a file of its own, so that Vite's root holds nothing else. */
async function buildBare(outDir) {
  const entry = join(outDir, '../entry')
  await rm(entry, { recursive: true, force: true })
  await mkdir(entry, { recursive: true })
  const script = join(root, 'test/bench/bare.tsx')
  await writeFile(
    join(entry, 'index.html'),
    `<!doctype html><style>body{margin:0}#root{position:fixed}</style><div id="root"></div><script src="graph.js"></script><script type="module" src="${script}"></script>`,
  )
  await build({ root: entry, configFile: false, logLevel: 'error', build: { outDir, emptyOutDir: true } })
}

async function inPage(chrome, url, open) {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(180_000)
  const opened = await open(page)
  await page.goto(url)
  const thread = await threadOf(page)
  await opened(thread)
  await thread.rest()
  const result = await dragged(page, thread)
  const sight = await page.evaluate(sightOf)
  const drawn = await page.evaluate(() => ({
    boxes: document.querySelectorAll('.react-flow__node').length,
    arrows: document.querySelectorAll('.react-flow__edge').length,
  }))
  await context.close()
  return { ...result, sight, drawn }
}

/** What the browser's main thread has worked so far, and when it has nothing left to do. */
async function threadOf(page) {
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

async function openBare(page, graph, sight) {
  await page.route('**/graph.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `graph=${JSON.stringify({ ...bareGraph(graph), ...sight })}`,
    }),
  )
  return () => page.locator('.react-flow__edge').first().waitFor({ state: 'attached' })
}

async function openOurs(page, graph, seen) {
  return async ({ rest }) => {
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
    if (seen === 'all') {
      const arrows = await page.locator('.react-flow__edge').count()
      if (arrows !== graph.calls.length) throw new Error(`${arrows} of ${graph.calls.length} arrows are drawn`)
    }
  }
}

/** In the page: which part of the sheet is seen, and where on the screen. */
function sightOf() {
  const { x, y, width, height } = document.querySelector('.react-flow').getBoundingClientRect()
  const moved = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform)
  return { pane: { x, y, width, height }, viewport: { x: moved.e, y: moved.f, zoom: moved.a } }
}

/**
 * Drags the box nearest to the middle up and down between two columns of boxes, where a drop would merge nothing. Each
 * move is more than a step of the editor's grid, so each of them moves the box.
 */
async function dragged(page, { taken, rest }) {
  const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  const costs = []
  // The first round is for warming up.
  for (let round = 0; round <= rounds; round++) {
    const { x, y, zoom } = await page.evaluate(boxInTheMiddle)
    const [aside, step] = [spacing.x * 0.5 * zoom, Math.max(3, 21 * zoom)]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 4, y)
    await page.mouse.move(x + aside, y)
    await frame()
    await frame()
    const before = await taken()
    for (let i = 1; i <= moves; i++) {
      await page.mouse.move(x + aside, y + step * (1 + (i % 5)) * (i % 2 ? 1 : -1))
      await frame()
    }
    const cost = ((await taken()) - before) / moves
    if (round > 0) costs.push(cost)
    // A drag begins where the pointer has moved far enough to mean one: from there back to there, the box stays in its column.
    await page.mouse.move(x + 4, y)
    await page.mouse.up()
    await rest(15)
  }
  const sorted = costs.sort((a, b) => a - b)
  return { best: sorted[0], median: sorted[Math.floor(sorted.length / 2)] }
}

/** In the page: where the box nearest to the middle of the sheet is, on the screen. */
function boxInTheMiddle() {
  const pane = document.querySelector('.react-flow').getBoundingClientRect()
  const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 }
  const boxes = [...document.querySelectorAll('.react-flow__node')].map((one) => one.getBoundingClientRect())
  const at = boxes.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2, zoom: width / 200 }))
  const far = ({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2
  return at.reduce((a, b) => (far(b) < far(a) ? b : a))
}

await main()
