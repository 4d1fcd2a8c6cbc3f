/**
 * Kills the whole browser (kill -9) while a design is edited at a pace, opens it again and prints what was lost: the age,
 * at the kill, of the oldest edit that did not come back. Each edit names the design by the time of its making.
 *
 *     npm run build && npm run kills -- --kills 20 --paces 100,200,600,drag --services 0 --limit 500
 *
 * `drag`: one edit, then a box is held and moved until the kill. `services`: the design that is edited has so many.
 * Fails if anything older than `limit` milliseconds was lost.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { browser } from './browser.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    paces: { type: 'string', default: '100,200,600,drag' },
    services: { type: 'string', default: '0' },
    limit: { type: 'string', default: '500' },
    port: { type: 'string', default: process.env.E2E_PORT ?? '4190' },
  },
})
const address = `http://127.0.0.1:${values.port}/`
const root = fileURLToPath(new URL('../..', import.meta.url))
const executable = browser()

async function open(profile) {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--window-size=1440,900']
  const words = [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executable, words, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const endpoint = await new Promise((done, refuse) => {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
      const found = /ws:\/\/\S+/.exec(said)
      if (found) done(found[0])
    })
    child.on('exit', () => refuse(new Error(said)))
  })
  const driver = await chromium.connectOverCDP(endpoint)
  const [context] = driver.contexts()
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  await page.getByRole('table', { name: /figures of the design/i }).waitFor({ timeout: 60_000 })
  const kill = async () => {
    const gone = new Promise((done) => child.once('exit', done))
    process.kill(-child.pid, 'SIGKILL')
    await gone
  }
  return { page, kill }
}

const nameField = 'input[aria-label="Name of the design"]'

/** A design of so many services, each calling the next, as a file. */
function large(count) {
  const name = (i) => `s${i}`
  const services = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [name(i), { operations: { run: { demandMs: 1 } } }]),
  )
  const calls = Array.from({ length: count - 1 }, (_, i) => ({ from: `${name(i)}/run`, to: `${name(i + 1)}/run` }))
  return JSON.stringify({ hoptax: 1, services, calls, workloads: { load: { to: 's0/run', ratePerSecond: 1 } } })
}

async function drop(page, text) {
  await page.getByRole('main').evaluate((target, content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'large.hoptax.json', { type: 'application/json' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }, text)
  await page.getByRole('group', { name: /^s0,/ }).first().waitFor()
}

/** Returns the age in milliseconds of the oldest edit that was lost; 0: none was. */
async function killOnce(pace) {
  const profile = mkdtempSync(join(tmpdir(), 'hoptax-kill-'))
  try {
    const first = await open(profile)
    const { page } = first
    if (Number(values.services) > 0) await drop(page, large(Number(values.services)))
    const made = []
    await page.exposeBinding('edited', (_, time) => void made.push(time))
    const isDrag = pace === 'drag'
    await page.evaluate(
      ([field, wait]) => {
        const input = document.querySelector(field)
        const edit = () => {
          const now = Date.now()
          input.value = String(now)
          input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
          window.edited(now)
        }
        edit()
        if (wait) setInterval(edit, wait)
      },
      [nameField, isDrag ? 0 : Number(pace)],
    )
    const until = Date.now() + 300 + Math.random() * (isDrag ? 2000 : 6000)
    if (isDrag) await dragUntil(page, until).catch(() => undefined)
    else await sleep(until - Date.now())
    const killedAt = Date.now()
    await first.kill()
    const second = await open(profile)
    const back = Number(await second.page.locator(nameField).inputValue())
    await second.kill()
    const lost = made.filter((time) => !(time <= back) && time <= killedAt)
    return { loss: lost.length > 0 ? killedAt - lost[0] : 0, edits: made.length }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function dragUntil(page, until) {
  const box = await page.locator('.react-flow__node').first().boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; Date.now() < until; step++) {
    await page.mouse.move(x + 60 * Math.cos(step / 9), y + 60 * Math.sin(step / 9))
    await sleep(16)
  }
}

const preview = spawn('npx', ['vite', 'preview', '--port', values.port, '--strictPort'], {
  cwd: root,
  detached: true,
  stdio: 'ignore',
})
let worst = 0
try {
  for (let tries = 0; !(await fetch(address).catch(() => undefined))?.ok; tries++) {
    if (tries > 100) throw new Error(`Nothing answers at ${address}: run "npm run build" first.`)
    await sleep(200)
  }
  console.log('pace          kills  edits   nothing lost   median ms   largest ms')
  for (const pace of values.paces.split(',')) {
    const runs = []
    for (let i = 0; i < Number(values.kills); i++) runs.push(await killOnce(pace))
    const losses = runs.map(({ loss }) => loss).sort((a, b) => a - b)
    const edits = runs.reduce((sum, run) => sum + run.edits, 0)
    const none = losses.filter((loss) => loss === 0).length
    worst = Math.max(worst, losses.at(-1))
    const label = pace === 'drag' ? 'held drag' : `every ${pace} ms`
    const figures = [losses.length, edits, `${none} of ${losses.length}`, losses[losses.length >> 1], losses.at(-1)]
    console.log(label.padEnd(13), figures.map((one) => String(one).padStart(9)).join('  '))
  }
} finally {
  if (preview.exitCode === null) process.kill(-preview.pid)
}
if (worst > Number(values.limit)) {
  console.error(`Lost up to ${worst} ms of edits; at most ${values.limit} are allowed.`)
  process.exitCode = 1
}
