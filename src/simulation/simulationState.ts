/**
 * The state of a run: the plan, which does not change, and what does. All functions of the room that change
 * something change a part of this. Frames and heap stand in it directly and not as objects of their own: each step
 * reads them many times, and one look-up less at each place is a twentieth of the run.
 */

import { type Accumulators, accumulators } from './accumulators'
import { type BatchMeans, batchMeans } from './batchMeans'
import type { CompiledNetwork } from './compiledNetwork'
import { type EventQueue, eventQueue, reserve } from './eventQueue'
import { type Frames, frameCount, frames, growFrames } from './frames'
import { stationQueues } from './stationQueues'
import { type Timeouts, timeouts } from './timeouts'
import { type Variates, variates } from './variates'

export interface SimulationState extends Frames, EventQueue {
  readonly plan: CompiledNetwork
  readonly draws: Variates
  /** Rows of stations, as in `rowLayout.ts`. */
  readonly stations: Int32Array
  readonly timers: Timeouts
  readonly ledger: Accumulators
  /** The ledger's rows of stations and of activities. */
  readonly stationAccounts: Float64Array
  readonly activityAccounts: Float64Array
  readonly batches: BatchMeans
  /** [now, what was subtracted from it]: an array, because a number that changes is dearer to store elsewhere. */
  readonly clock: Float64Array
  /** First of the frames that can go on at this very moment, linked by `next`; -1 for none. */
  ready: number
  /** Hours that are over, where the run is of days. */
  hours: number
}

export function simulationState(plan: CompiledNetwork, seed: number, goal: number): SimulationState {
  const capacity = 64
  const accounts = accumulators(plan.stations, plan.activities)
  const { ints, doubles, free, live } = frames(capacity)
  const { times, events, size, hole, due } = eventQueue(mostEvents(plan, capacity))
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
    draws: variates(seed, plan.drawn),
    stations: stationQueues(plan),
    timers: timeouts(plan.visits),
    ledger: accounts,
    stationAccounts: accounts.stations,
    activityAccounts: accounts.activities,
    batches: batchMeans(plan.sources, accounts.all.length, goal),
    clock: new Float64Array(2),
    ready: -1,
    hours: 0,
  }
}

/** Room for twice the executions, and for their events. */
export function growState(state: SimulationState): void {
  growFrames(state)
  reserve(state, mostEvents(state.plan, frameCount(state)))
}

/** The most events that can be pending: one of each frame, the next arrival of each source, one timer of each visit, the hour. */
function mostEvents(plan: CompiledNetwork, frames: number): number {
  return frames + plan.sources + plan.visits + 2
}
