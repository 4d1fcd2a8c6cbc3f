/**
 * The simulation worker: both sides in turns, a slice of some milliseconds at a time, so that it hears a word from
 * the page between two slices. It says that it is alive, what there is so far, and why it ended.
 */

import type { Seconds } from '../../../base/units'
import { defaultBudget } from '../../../simulation/budget'
import { type Simulation, simulation } from '../../../simulation/simulation'
import type {
  SimulationRequest,
  SimulationResponse,
  SimulationSideReport,
  SimulationSideTask,
  SimulationTask,
} from './simulationProtocol'

interface Side extends SimulationSideTask {
  readonly simulation: Simulation
  open: boolean
  /** Its last report has been sent. */
  told: boolean
  spent: Seconds
}

interface Run {
  readonly run: number
  readonly begin: Seconds
  readonly sides: readonly Side[]
  /** When there is to be news again, and when a sign of life. */
  news: Seconds
  beat: Seconds
}

/** Of both sides together. What a machine cannot do in this time is named as not done. */
const longest: Seconds = 30
const slice: Seconds = 0.02
const firstNews: Seconds = 0.06
const newsEvery: Seconds = 0.25
const beatEvery: Seconds = 0.2
const stepsAtOnce = 5000

let current: Run | undefined
const again = new MessageChannel()

addEventListener('message', ({ data }: MessageEvent<SimulationRequest>) => {
  if (data.ask === 'start') begin(data.run, data.task)
  else stop(data.run)
})
// A task of its own for each slice: a timer would rest for milliseconds in between.
again.port1.onmessage = ({ data }: MessageEvent<number>) => {
  if (current?.run === data) guarded(current.run, () => proceed(current as Run))
}
say({ say: 'ready' })

function begin(run: number, task: SimulationTask): void {
  current = undefined
  say({ say: 'beat', run })
  guarded(run, () => {
    const now = clock()
    const budget = { bytes: defaultBudget.bytes / task.sides.length }
    const sides = task.sides.map((side): Side => {
      const { seed, requests } = task
      const one = simulation(side.network, side.capacity, { seed, requests, budget })
      say({ say: 'beat', run })
      return { ...side, simulation: one, open: true, told: false, spent: 0 }
    })
    current = { run, begin: now, sides, news: now + firstNews, beat: now + beatEvery }
    again.port2.postMessage(run)
  })
}

function proceed(of: Run): void {
  const until = clock() + slice
  for (let now = clock(); now < until; now = clock()) {
    const side = behind(of.sides)
    if (!side) break
    side.open = side.simulation.advance(stepsAtOnce)
    side.spent += clock() - now
  }
  const now = clock()
  if (now - of.begin > longest) finish(of, 'time')
  if (!behind(of.sides)) {
    current = undefined
    tell(of, 'ended')
    return
  }
  if (now >= of.news) {
    tell(of, 'running')
    // Reports of large networks take a while: never more than a fifth of the time.
    of.news = clock() + Math.max(newsEvery, 4 * (clock() - now))
    of.beat = clock() + beatEvery
  } else if (now >= of.beat) {
    say({ say: 'beat', run: of.run })
    of.beat = now + beatEvery
  }
  again.port2.postMessage(of.run)
}

function stop(run: number): void {
  const of = current
  if (of?.run !== run) {
    say({ say: 'news', run, state: 'stopped', progress: 0, told: [] })
    return
  }
  current = undefined
  guarded(run, () => {
    finish(of, 'cancelled')
    tell(of, 'stopped')
  })
}

/** The side that has had less time: a side whose requests are dear does not hold up the other. */
function behind(sides: readonly Side[]): Side | undefined {
  return sides
    .filter((side) => side.open)
    .reduce<Side | undefined>((a, b) => (a && a.spent <= b.spent ? a : b), undefined)
}

function finish(of: Run, reason: 'cancelled' | 'time'): void {
  for (const side of of.sides) {
    if (side.open) side.simulation.end(reason)
    side.open = false
  }
}

function tell({ run, sides }: Run, state: 'running' | 'ended' | 'stopped'): void {
  const progress = sides.reduce((sum, side) => sum + side.simulation.progress(), 0) / sides.length
  const due = sides.filter((side) => !side.told)
  const told = due.map((one): SimulationSideReport => {
    const { side, key, simulation, spent, open } = one
    one.told = !open
    // A report of thousands of sources takes a while.
    say({ say: 'beat', run })
    return { side, key, report: simulation.report(), seconds: spent }
  })
  say({ say: 'news', run, state, progress, told })
}

function guarded(run: number, work: () => void): void {
  try {
    work()
  } catch (fault) {
    current = undefined
    const full = fault instanceof RangeError && /alloc|memory|array length|buffer/i.test(fault.message)
    const reason = full
      ? 'The simulation ran out of memory. It was stopped, and your design is untouched.'
      : 'The simulation broke down on this design; this is a mistake of ours. Your design is untouched.'
    say({ say: 'broken', run, reason })
  }
}

function say(answer: SimulationResponse): void {
  postMessage(answer)
}

function clock(): Seconds {
  return performance.now() / 1000
}
