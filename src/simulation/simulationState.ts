/**
 * The state of a run: the plan, which does not change, and what does. All functions of the room that change
 * something change a part of this. Frames and heap stand in it directly and not as objects of their own: each step
 * reads them many times, and one look-up less at each place is a twentieth of the run.
 */

import { type Ledger, ledger } from './accumulators'
import { type Batches, batches } from './batchMeans'
import type { Plan } from './compiledNetwork'
import { type Heap, heap, reserve } from './eventQueue'
import { count, type Frames, frames, grow } from './frames'
import { stations } from './stationQueues'
import { type Timers, timers } from './timeouts'
import { type Draws, draws } from './variates'

export interface World extends Frames, Heap {
  readonly plan: Plan
  readonly draws: Draws
  /** Rows of stations, as in `rowLayout.ts`. */
  readonly stations: Int32Array
  readonly timers: Timers
  readonly ledger: Ledger
  /** The ledger's rows of stations and of activities. */
  readonly stationAccounts: Float64Array
  readonly activityAccounts: Float64Array
  readonly batches: Batches
  /** [now, what was subtracted from it]: an array, because a number that changes is dearer to store elsewhere. */
  readonly clock: Float64Array
  /** First of the frames that can go on at this very moment, linked by `next`; -1 for none. */
  ready: number
  /** Hours that are over, where the run is of days. */
  hours: number
}

export function world(plan: Plan, seed: number, goal: number): World {
  const capacity = 64
  const accounts = ledger(plan.stations, plan.activities)
  const { ints, doubles, free, live } = frames(capacity)
  const { times, events, size, hole, due } = heap(mostEvents(plan, capacity))
  // Field by field: an object that is spread from others is one whose places the compiler must look up.
  return {
    ints,
    doubles,
    free,
    live,
    times,
    events,
    size,
    hole,
    due,
    plan,
    draws: draws(seed, plan.drawn),
    stations: stations(plan),
    timers: timers(plan.visits),
    ledger: accounts,
    stationAccounts: accounts.stations,
    activityAccounts: accounts.activities,
    batches: batches(plan.sources, accounts.all.length, goal),
    clock: new Float64Array(2),
    ready: -1,
    hours: 0,
  }
}

/** Room for twice the executions, and for their events. */
export function widen(state: World): void {
  grow(state)
  reserve(state, mostEvents(state.plan, count(state)))
}

/** The most events that can be pending: one of each frame, the next arrival of each source, one timer of each visit, the hour. */
function mostEvents(plan: Plan, frames: number): number {
  return frames + plan.sources + plan.visits + 2
}
