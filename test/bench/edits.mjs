/**
 * What an edit of a large design costs whoever makes it: how long the page hears nothing (CPU of the main thread's longest
 * task), and how long it takes from a key until the field shows it and until the figures do (by the clock, to the end of
 * the frame). Typed into a field, a value stepped by a key that is held, a box carried over others. Prints a table.
 *
 *     node test/bench/edits.mjs [--built <folder>] [1000]
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPage, graphOf, launched, opened, served, threadOf } from './large.mjs'

const words = process.argv.slice(2)
const built = words.includes('--built') ? words[words.indexOf('--built') + 1] : undefined
const sizes = words
  .filter((word) => word !== built)
  .map(Number)
  .filter(Boolean)

const figures = '[aria-label="Scorecard"] table'
const field = 'aside input[inputmode="decimal"]'

async function main() {
  const folder = built ?? (await mkdtemp(join(tmpdir(), 'hoptax-bench-')))
  if (!built) await buildPage(folder)
  const server = await served(folder)
  const chrome = await launched()
  try {
    for (const services of sizes.length > 0 ? sizes : [100, 1000]) {
      console.info(`\n${services} services`)
      const context = await chrome.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      page.setDefaultTimeout(180_000)
      await page.goto(server.address)
      const thread = await threadOf(page)
      await opened(page, graphOf(services), thread, 'all')
      await page.evaluate(watch, { figures, field })
      for (const [name, way] of Object.entries(ways)) {
        const found = await way(page, thread, chrome)
        console.info(`${name.padEnd(28)}${found}`)
        await thread.rest()
      }
      await context.close()
    }
  } finally {
    await chrome.close()
    server.close()
    if (!built) await rm(folder, { recursive: true })
  }
}

const ways = {
  /** Ten digits into CPU time of the first service, each once the figures of the last stand. */
  'typed, one by one': async (page, { rest }, chrome) => {
    await chooseFirst(page, rest)
    const input = page.locator(field).first()
    const seen = []
    const tasks = []
    for (let i = 0; i < 10; i++) {
      if (i % 5 === 0) {
        await input.fill('1.')
        await rest()
      }
      await traced(page, chrome, tasks, async () => {
        await page.evaluate(() => watched.begin())
        await page.keyboard.press(String(1 + ((i * 7) % 9)))
        seen.push(await page.evaluate(() => watched.end()))
        await page.waitForTimeout(300)
      })
    }
    await page.keyboard.press('Escape')
    return [
      told('longest task', tasks),
      told(
        'field',
        seen.map((one) => one.field),
      ),
      told(
        'figures',
        seen.map((one) => one.figures),
      ),
    ].join('')
  },
  /** Ten digits at the speed of a fast typist. */
  'typed, ten keys at 80 ms': async (page, { rest }, chrome) => {
    await chooseFirst(page, rest)
    const input = page.locator(field).first()
    const seen = []
    const tasks = []
    for (let i = 0; i < 5; i++) {
      await input.fill('1.')
      await rest()
      await traced(page, chrome, tasks, async () => {
        for (const key of '1234567891') {
          await page.evaluate(() => watched.begin())
          await page.keyboard.press(key)
          seen.push(await page.evaluate(() => watched.field()))
          await page.waitForTimeout(80)
        }
        await page.waitForTimeout(300)
      })
    }
    await page.keyboard.press('Escape')
    return [told('longest task', tasks), told('field', seen)].join('')
  },
  /** The rate of the workload, stepped thirty times a second by a key that is held. */
  'held, 60 steps at 33 ms': async (page, { rest }, chrome) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.mouse.click(700, 640)
    const input = page.locator(field).first()
    await input.waitFor()
    const tasks = []
    const counts = []
    const updates = []
    const last = []
    for (let round = 0; round < 3; round++) {
      await input.fill('5')
      await rest()
      await traced(page, chrome, tasks, async () => {
        await page.evaluate(() => watched.count())
        for (let i = 0; i < 60; i++) {
          await page.keyboard.down('ArrowUp')
          await page.waitForTimeout(33)
        }
        await page.evaluate(() => watched.begin())
        await page.keyboard.down('ArrowUp')
        const end = await page.evaluate(() => watched.end())
        await page.keyboard.up('ArrowUp')
        last.push(end.figures)
        const { fields, figures } = await page.evaluate(() => watched.counted())
        counts.push(fields)
        updates.push(figures)
        await page.waitForTimeout(300)
      })
    }
    return [
      told('longest task', tasks),
      told('fields shown', counts, ''),
      told('figures shown', updates, ''),
      told('last figures', last),
    ].join('')
  },
  /** A box in the middle onto another one, until what that would do is told, and away again; six of them. */
  'carried onto another box': async (page, { rest }, chrome) => {
    await page.keyboard.press('Escape')
    const services = await page.locator('.react-flow__node-service').count()
    const across = Math.ceil(Math.sqrt(services))
    const first = across * Math.floor(across / 2) + 2
    // The page may shift a little when the sentence on top grows: where boxes are is asked each time.
    const place = (i) => page.evaluate(placeOf, `service:s${i}`)
    const tasks = []
    const shown = []
    const { x, y } = await place(first)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 5, y)
    await page.mouse.move(x + 5, y + 5)
    await rest(20)
    for (let i = 0; i < 6; i++) {
      const [onto, below] = await Promise.all([place(first + 2 + i), place(first + 2 + i + across)])
      await traced(page, chrome, tasks, async () => {
        await page.mouse.move(onto.x, onto.y)
        shown.push(await page.evaluate(() => watched.preview()))
        await page.waitForTimeout(400)
        await page.mouse.move(onto.x, (onto.y + below.y) / 2)
        await page.waitForTimeout(400)
      })
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
    return [told('longest task', tasks), told('preview, 90 ms of rest included', shown)].join('')
  },
}

async function chooseFirst(page, rest) {
  const at = await page.evaluate(placeOf, 'service:s0')
  await page.mouse.click(at.x, at.y)
  await page.locator(field).first().waitFor()
  await rest()
}

/** In the page: where the middle of this box is. */
function placeOf(id) {
  const { x, y, width, height } = document.querySelector(`[data-id="${id}"]`).getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

/** Milliseconds of CPU of the longest task of the page's main thread meanwhile, as the browser's own trace has them. */
async function traced(page, chrome, tasks, doing) {
  await chrome.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await doing()
  const { traceEvents } = JSON.parse((await chrome.stopTracing()).toString())
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const busy = main.map(({ pid, tid }) =>
    traceEvents.flatMap((one) => (one.pid === pid && one.tid === tid && one.tdur ? [one.tdur / 1000] : [])),
  )
  tasks.push(Math.max(...busy.map((all) => all.reduce((most, one) => Math.max(most, one), 0))))
}

function told(what, all, unit = ' ms') {
  const sorted = [...all].sort((a, b) => a - b)
  const digits = unit ? 1 : 0
  const [best, median, worst] = [0, Math.floor((sorted.length - 1) / 2), sorted.length - 1].map((i) =>
    sorted[i].toFixed(digits),
  )
  return `  ${what} ${best} / ${median} / ${worst}${unit}`
}

/** In the page: notes when what is typed is shown, and when the figures are. */
function watch({ figures, field }) {
  const text = () => document.querySelector(figures)?.textContent
  const value = () => document.querySelector(field)?.value
  // After the frame: a task of its own, which the browser runs once it has painted.
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => done(performance.now())
        port2.postMessage(0)
      }),
    )
  let begun = 0
  let from = {}
  addEventListener(
    'keydown',
    (event) => {
      begun = event.timeStamp
    },
    true,
  )
  const until = async (changed) => {
    for (const start = performance.now(); performance.now() < start + 3000; ) {
      const now = await painted()
      if (changed()) return now - begun
    }
    return Number.NaN
  }
  let fields = 0
  let changes = 0
  let counting = false
  globalThis.watched = {
    begin: () => {
      from = { text: text(), value: value() }
    },
    field: () => until(() => value() !== from.value),
    end: async () => {
      const [field, figures] = await Promise.all([
        until(() => value() !== from.value),
        until(() => text() !== from.text),
      ])
      return { field, figures }
    },
    count: () => {
      fields = changes = 0
      counting = true
      let last = { text: text(), value: value() }
      const look = () => {
        const now = { text: text(), value: value() }
        fields += now.value !== last.value
        changes += now.text !== last.text
        last = now
        if (counting) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    },
    counted: () => {
      counting = false
      return { fields, figures: changes }
    },
    preview: async () => {
      begun = performance.now()
      return until(() => {
        const said = document.querySelector('[data-kind="merge"] dl')?.textContent
        return said !== undefined && !said.includes('…')
      })
    },
  }
}

await main()
