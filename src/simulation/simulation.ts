// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * A run in slices: `advance` takes it on by so many steps and comes back, so that a worker can answer messages, show
 * what there is and stop in between.
 */

import type { Capacity, Network } from '../queueing/network'
import { accounts, closeBatch } from './batches'
import { type Budget, defaultBudget, type End } from './budget'
import { timeOut } from './calls'
import { draw } from './draw'
import { step } from './execution'
import { bytesPerFrame, entering, take } from './frames'
import { close, schedule } from './heap'
import { none, plan } from './plan'
import { type Report, report } from './report'
import { growth } from './stability'
import { type World, widen, world } from './world'

export interface Options {
  readonly seed: number
  /** Requests to simulate, warm-up included. */
  readonly requests?: number
  /** Ends earlier once the 99th percentile's interval is no wider than ± this share of it. */
  readonly precision?: number
  readonly budget?: Partial<Budget>
}

export interface Simulation {
  /** Goes on by at most so many steps. Answers whether there is more to do. */
  readonly advance: (steps: number) => boolean
  /** Ends the run for a reason from outside. */
  readonly end: (reason: 'cancelled' | 'time') => void
  /** The share of the requests that is done, 0 to 1. */
  readonly progress: () => number
  /** What is known so far. */
  readonly report: () => Report
}

export const defaultRequests = 1_000_000

export function simulation(network: Network, capacity: Capacity, options: Options): Simulation {
  const { seed, requests = defaultRequests, precision = 0 } = options
  const budget = { ...defaultBudget, ...options.budget }
  const state = world(plan(network, capacity), seed)
  const { totals } = state.ledger
  let events = 0
  let steps = 0
  let end: End = 'running'
  if (!begin(state)) end = 'idle'

  function advance(most: number): boolean {
    const limit = Math.min(steps + most, budget.events)
    const { frames } = state
    let frame = -1
    while (steps < limit && end === 'running') {
      if (frames.free < 0 && !room()) break
      if (frame < 0) frame = next()
      if (frame >= 0) frame = step(state, frame)
      steps++
      if (totals[2]! >= state.batches.endedLimit || totals[1]! >= state.batches.arrivedLimit) look()
      if (totals[2]! >= requests) end = 'requests'
    }
    if (frame >= 0) wake(state, frame)
    if (end === 'running' && steps >= budget.events) end = 'events'
    return end === 'running'
  }

  /** The frame that goes on: one that is ready at this very moment, else that of the next event. */
  function next(): number {
    const { ready } = state
    if (ready >= 0) {
      state.ready = state.frames.next[ready]!
      return ready
    }
    events++
    return happen(state)
  }

  /** At the end of a batch, and more closely each time that the run has doubled. */
  function look(): void {
    if (!closeBatch(state)) return
    if (growth(state, accounts(state)).excess > 10) end = 'unstable'
    else if (precision > 0) {
      const { value, halfWidth } = report(state, seed, events, end).overall.p99
      if (halfWidth <= precision * value) end = 'precision'
    }
  }

  function room(): boolean {
    if (2 * state.frames.capacity * bytesPerFrame <= budget.bytes) {
      widen(state)
      return true
    }
    end = 'memory'
    return false
  }

  return {
    advance,
    end: (reason) => {
      if (end === 'running') end = reason
    },
    progress: () => (end === 'running' ? Math.min(totals[2]! / requests, 1) : 1),
    report: () => report(state, seed, events, end),
  }
}

/** The first arrival of every source. Answers whether there is any. */
function begin(state: World): boolean {
  const { arrivalDraw } = state.plan
  for (let source = 0; source < arrivalDraw.length; source++) {
    if (arrivalDraw[source] !== none) schedule(state.heap, draw(state.draws, arrivalDraw[source]!), -1 - source)
  }
  return state.heap.size > 0
}

/** Lets the next event happen. Answers the frame that it wakes, or -1. */
function happen(state: World): number {
  const { heap, clock, plan } = state
  close(heap)
  const time = heap.times[0]!
  const event = heap.events[0]!
  clock[0] = time
  heap.hole = true
  if (event >= 0) return event
  const source = -1 - event
  if (source >= plan.sources) return timeOut(state, source - plan.sources)
  schedule(heap, time + draw(state.draws, plan.arrivalDraw[source]!), event)
  state.ledger.totals[1]!++
  const frame = take(state.frames, plan.entry[source]!, -1, event)
  state.frames.phase[frame] = entering
  state.frames.parts.fill(0, frame << 2, (frame << 2) + 4)
  return frame
}

function wake(state: World, frame: number): void {
  state.frames.next[frame] = state.ready
  state.ready = frame
}
