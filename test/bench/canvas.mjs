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
import { build } from 'vite'
import {
  boxInTheMiddle,
  buildPage,
  graphOf,
  launched,
  opened,
  root,
  served,
  sightOf,
  sights,
  spacing,
  threadOf,
} from './large.mjs'

const sizes = process.argv.slice(2).map(Number).filter(Boolean)
const wanted = sizes.length > 0 ? sizes : [100, 500, 1000, 2000]
const rounds = 5
const moves = 40
const box = { width: 200, height: 80 }

function bareGraph({ nodes, calls }) {
  return {
    nodes: nodes.map(({ id, at }) => ({ id, position: at, data: { label: id }, style: box })),
    edges: calls.map(({ from, to }, i) => ({ id: `e${i}`, source: from, target: to })),
  }
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'hoptax-bench-'))
  const pages = { ours: join(folder, 'ours'), bare: join(folder, 'bare') }
  await buildPage(pages.ours)
  await buildBare(pages.bare)
  const servers = await Promise.all(Object.values(pages).map(served))
  const [ours, bare] = servers.map(({ address }) => address)
  const chrome = await launched()
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
    for (const server of servers) server.close()
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
  return async (thread) => {
    await opened(page, graph, thread, seen)
    if (seen === 'all') {
      const arrows = await page.locator('.react-flow__edge').count()
      if (arrows !== graph.calls.length) throw new Error(`${arrows} of ${graph.calls.length} arrows are drawn`)
    }
  }
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

await main()
