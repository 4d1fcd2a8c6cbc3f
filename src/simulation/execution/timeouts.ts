/**
 * Timeouts. All calls of one visit have the same timeout, so they run out in the order in which they began: one
 * list per visit, its first in the heap. A call that ends in time leaves the list, and the heap never fills with
 * timeouts of calls that are long over.
 */

import type { Seconds } from '../../base/units'
import { schedule } from '../state/eventQueue'
import * as at from '../state/rowLayout'
import type { SimulationState, Timeouts } from '../state/simulationState'

/** Empty timer lists, one per visit. */
export function timeouts(visits: number): Timeouts {
  return {
    head: new Int32Array(visits).fill(-1),
    tail: new Int32Array(visits).fill(-1),
    armed: new Uint8Array(visits),
  }
}

/** Begins the timer of a call. */
export function startTimeout(state: SimulationState, visit: number, frame: number, timeout: Seconds): void {
  const { timeouts } = state
  const { ints, doubles } = state
  const tail = timeouts.tail[visit]!
  doubles[frame + at.deadline] = state.clock[0]! + timeout
  ints[frame + at.timerPrevious] = tail
  ints[frame + at.timerNext] = -1
  timeouts.tail[visit] = frame
  if (tail >= 0) ints[tail + at.timerNext] = frame
  else timeouts.head[visit] = frame
  if (timeouts.armed[visit] === 0) arm(state, visit)
}

/** Ends the timer of a call. */
export function cancelTimeout({ timeouts, ints }: SimulationState, visit: number, frame: number): void {
  const before = ints[frame + at.timerPrevious]!
  const after = ints[frame + at.timerNext]!
  if (before >= 0) ints[before + at.timerNext] = after
  else timeouts.head[visit] = after
  if (after >= 0) ints[after + at.timerPrevious] = before
  else timeouts.tail[visit] = before
}

/** The visit's event has come: the call that has run out, its timer ended, or -1 if that one ended in time. */
export function nextExpired(state: SimulationState, visit: number): number {
  const { timeouts } = state
  timeouts.armed[visit] = 0
  const first = timeouts.head[visit]!
  if (first < 0) return -1
  const out = state.doubles[first + at.deadline]! <= state.clock[0]!
  if (out) cancelTimeout(state, visit, first)
  if (timeouts.head[visit]! >= 0) arm(state, visit)
  return out ? first : -1
}

function arm(state: SimulationState, visit: number): void {
  const first = state.timeouts.head[visit]!
  state.timeouts.armed[visit] = 1
  state.due[0] = state.doubles[first + at.deadline]!
  schedule(state, -1 - state.network.sources - visit)
}
